"""What the file says about itself: title, language, date, and nothing about the person who made it."""

from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP
from reportlab.pdfgen.canvas import Canvas

from sixelements.reporting.outline import Document
from sixelements.reporting.printable import printable

PRODUCER = "Six Elements"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(canvas: Canvas, document: Document, made_on: date) -> None:
    """Write the same facts into the file's two places for them; the date is the one handed in."""
    stamp = f"D:{made_on:%Y%m%d}000000Z"
    canvas.setDateFormatter(lambda *_parts: stamp)
    canvas.setProducer(PRODUCER)
    canvas.setCreator(PRODUCER)
    canvas.setTitle(_line(document.title))
    canvas.setAuthor(_line(document.author))
    canvas.setSubject("")
    words = _XMP.format(
        title=escape(_line(document.title)),
        author=escape(_line(document.author)),
        language=escape(document.language),
        producer=PRODUCER,
        day=made_on.isoformat(),
    )
    canvas._doc.Catalog.Metadata = XMP(creator=lambda _doc: words.encode())  # noqa: SLF001 - no public door


def _line(words: str) -> str:
    """Metadata is one line."""
    return " ".join(printable(words).split())
