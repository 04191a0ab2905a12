"""A logo from somebody's file: measured before it is decoded, made small, and rid of everything but pixels.

This runs behind the gate, so a picture that keeps a decoder busy, or finds a fault in it, ends a process of
no other use. The formats are those of the PNG specification and of ITU-T T.81, annex B.
"""

import struct
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, JpegImagePlugin, PngImagePlugin

from sixelements import bounded_read
from sixelements.application import logo
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.intake.messages import Message, text
from sixelements.wording.causes import cause

_SIDES = (logo.STORED_SIDE, 420, 300, 210, 150)
"""Pixels a side: a picture that packs badly is made smaller until it may be stored."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a photo upright, by what the camera wrote about how it was held."""
_FRAMES = (0xC0, 0xC1, 0xC2)
"""The markers of baseline, extended and progressive pictures; nobody writes others."""
_SCAN, _EXIF, _COMMENT = 0xDA, 0xE1, 0xFE
_END = b"\xff\xd9"


def answer(question: Message) -> Message:
    """What the reader says to a question about a picture."""
    try:
        return {"png": b64encode(read(Path(text(question["path"])))).decode("ascii")}
    except BadInput as refusal:
        return {"refusal": refusal.sentence}


def read(path: Path) -> bytes:
    """A picture as a PNG that may be stored. Raises BadInput for what can't be taken."""
    data = _content(path)
    try:
        return _small(_decoded(data))
    except logo.TooManyPixels:
        text = _("The logo is larger than {side} pixels a side. Choose a smaller picture.")
        raise BadInput(text.format(side=logo.SIDE)) from None
    except (OSError, SyntaxError, ValueError, struct.error):  # as Pillow says that it can't
        raise BadInput(_("The picture can't be read. Save it again as PNG.")) from None


def _content(path: Path) -> bytes:
    try:
        return bounded_read.content(path, largest=logo.LARGEST_FILE)
    except bounded_read.TooLarge:
        raise BadInput(_("The logo is larger than 5 MB. Choose a smaller picture.")) from None
    except OSError as error:
        raise BadInput(_("The picture can't be read: {reason}.").format(reason=cause(error))) from None


def _decoded(data: bytes) -> Image.Image:
    """The picture, upright, at most as large as it is stored. Raises what Pillow raises."""
    if data.startswith(logo.PNG):
        png = logo.plain_png(data, side=logo.SIDE)
        return _reduced(PngImagePlugin.PngImageFile(BytesIO(png.data())))
    if data.startswith(logo.JPEG):
        plain, orientation = _plain_jpeg(data)
        if _END not in plain:
            text = _("The picture breaks off in the middle. Get the whole file, or save it again as PNG.")
            raise BadInput(text)
        image = _reduced(JpegImagePlugin.JpegImageFile(BytesIO(plain)))
        turn = _TURNS.get(orientation)
        return image if turn is None else image.transpose(turn)
    raise BadInput(_("The logo must be a PNG or JPEG picture."))


def _reduced(image: Image.Image) -> Image.Image:
    sides = (logo.STORED_SIDE, logo.STORED_SIDE)
    image.draft(image.mode, sides)  # a JPEG can be decoded smaller at once
    if image.mode.startswith("I"):  # 16 bits of gray, which Pillow would cut off rather than divide
        image = image.convert("I").point(lambda bright: bright / 256).convert("L")
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail(sides)
    return image


def _small(image: Image.Image) -> bytes:
    """The picture as it may be stored, made smaller yet where it packs badly."""
    for side in _SIDES:
        image.thumbnail((side, side))
        out = BytesIO()
        image.save(out, "PNG")
        if found := logo.sound(out.getvalue()):
            return found
    raise logo.Unsound


def _plain_jpeg(data: bytes) -> tuple[bytes, int]:
    """A JPEG without texts, profiles, previews and places, and how its camera was held. Raises Unsound."""
    kept, orientation, measured = [logo.JPEG[:2]], 1, False
    for marker, body, at in _segments(data):
        if marker == _SCAN:
            if not measured:
                raise logo.Unsound
            return b"".join([*kept, data[at:]]), orientation
        if marker in _FRAMES:
            height, width = struct.unpack_from(">2H", body, 1)
            logo.check_sides(width, height, most=logo.SIDE)
            measured = True
        if marker == _EXIF and body.startswith(b"Exif\0\0"):
            orientation = _orientation(body[6:])
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or body.startswith((b"JFIF\0", b"Adobe")):
            kept.append(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body)
    raise logo.Unsound


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, body and place of each segment up to the first scan, which holds the pixels."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise logo.Unsound
        marker = data[at + 1]
        if marker == 0xFF:  # a byte to fill
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield marker, data[at + 4 : at + 2 + length], at
        at += 2 + max(length, 2)


def _orientation(exif: bytes) -> int:
    """How the camera was held, 1 to 8, by the first table of its notes; 1 where they can't be read."""
    order = ">" if exif.startswith(b"MM") else "<"
    try:
        (table,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, table)
        for n in range(entries):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, table + 2 + 12 * n)
            if tag == _ORIENTATION:
                return value if isinstance(value, int) else 1
    except struct.error:
        pass
    return 1
