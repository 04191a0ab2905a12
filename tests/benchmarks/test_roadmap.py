"""The full roadmap as PDF beside the same document made by WeasyPrint and by Typst, and without tags."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements import bootstrap, paths
from sixelements.application.audiences import Audience
from sixelements.application.reports import gather
from sixelements.reporting.outline import Document
from sixelements.reporting.paper import Paper
from sixelements.reporting.versions import version
from tests.benchmarks import peers
from tests.benchmarks.measure import measured

DAY = date(2026, 11, 2)
FONTS = paths.resources() / "fonts"
WEASYPRINT = (
    "import sys; from weasyprint import HTML;"
    " HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1', pdf_tags=True)"
)
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example: all practices asked, two rounds, a discussion, a plan of nine actions."""
    path = tmp_path_factory.mktemp("example") / "example.sixe"
    bootstrap.build_example(path).close()
    return path


@pytest.fixture(scope="module")
def document(example: Path) -> Document:
    book = bootstrap.open_workbook(example, read_only=True)
    (team,) = book.teams.all()
    material = gather(book, team, book.rounds.of(team.id)[-1], made_on=DAY)
    book.close()
    return version(material, Audience.FULL)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own maker with a canvas that tags nothing."""
    from reportlab.pdfgen.canvas import Canvas

    from sixelements.reporting.pdf import tagged, writer

    class Plain(tagged.TaggedCanvas):
        def begin(self, *_: object) -> None: ...
        def begin_text(self, *_: object) -> None: ...
        def begin_artifact(self, *_: object) -> None: ...
        def end(self) -> None: ...
        def beginText(self, x: float = 0, y: float = 0, direction: object = None) -> tagged._Text:  # noqa: ARG002, N802
            return tagged._Text(self, x, y, None)

        def drawText(self, text: object) -> None:  # noqa: N802 - reportlab's name
            Canvas.drawText(self, text)

        def _close_bare(self) -> None: ...

    monkeypatch.setattr(writer, "TaggedCanvas", Plain)
    monkeypatch.setattr(tagged, "write_structure", lambda *_: None)


@pytest.mark.benchmark(group="the full roadmap, in process")
class TestInProcess:
    def test_ours(self, document: Document, benchmark: BenchmarkFixture) -> None:
        from sixelements.reporting.pdf import write_pdf

        assert (
            measured(benchmark, lambda: write_pdf(document, paper=Paper.LETTER, made_on=DAY), rounds=9).pages
            > 12
        )

    @pytest.mark.usefixtures("plain")
    def test_ours_without_tags(self, document: Document, benchmark: BenchmarkFixture) -> None:
        from sixelements.reporting.pdf import write_pdf

        assert (
            b"StructTreeRoot"
            not in measured(
                benchmark, lambda: write_pdf(document, paper=Paper.LETTER, made_on=DAY), rounds=9
            ).data
        )

    def test_weasyprint(self, document: Document, benchmark: BenchmarkFixture) -> None:
        weasyprint = pytest.importorskip("weasyprint")
        page = peers.as_html(document)
        make = lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)  # noqa: E731
        assert measured(benchmark, make, rounds=3).startswith(b"%PDF")

    def test_typst(self, document: Document, benchmark: BenchmarkFixture) -> None:
        typst = pytest.importorskip("typst")
        markup = peers.as_typst(document).encode()
        make = lambda: typst.compile(markup, font_paths=[str(FONTS)])  # noqa: E731
        assert measured(benchmark, make, rounds=5).startswith(b"%PDF")


@pytest.mark.benchmark(group="the full roadmap, whole process")
class TestWholeProcess:
    @pytest.mark.parametrize("maker", ["ours", "weasyprint", "typst"])
    def test_start(
        self, maker: str, example: Path, document: Document, tmp_path: Path, benchmark: BenchmarkFixture
    ) -> None:
        command = [sys.executable, *self._arguments(maker, example, document, tmp_path)]
        measured(benchmark, lambda: subprocess.run(command, check=True, capture_output=True), rounds=5)
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")

    def _arguments(self, maker: str, example: Path, document: Document, folder: Path) -> list[str]:
        out = str(folder / "out.pdf")
        if maker == "ours":
            return ["-m", "sixelements", "report", str(example), "--audience", "full", "--out", out]
        pytest.importorskip(maker)
        if maker == "weasyprint":
            (folder / "in.html").write_text(peers.as_html(document), encoding="utf-8")
            return ["-c", WEASYPRINT, str(folder / "in.html"), out]
        (folder / "in.typ").write_text(peers.as_typst(document), encoding="utf-8")
        return ["-c", TYPST, str(folder / "in.typ"), out, str(FONTS)]
