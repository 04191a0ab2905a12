"""A logo from somebody's file: made small and plain, or refused in one sentence, with little memory."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sixelements.application.logo import sound
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import LARGEST_LOGO
from sixelements.intake import logo_file
from sixelements.intake.gate import gate
from sixelements.intake.messages import Reads
from tests.end_to_end.processes import ROOT
from tests.files.logos import (
    SOUND,
    SOUND_FILES,
    TOO_LARGE_FILES,
    UNSOUND,
    UNSOUND_FILES,
    full_size,
    held,
    jpeg,
    picture,
)
from tests.sampling import THOROUGH


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logo.png"


def read(path: Path, data: bytes) -> Image.Image:
    """What is made of a picture."""
    path.write_bytes(data)
    made = logo_file.read(path)
    assert made == sound(made)
    assert b"somebody" not in made
    return Image.open(BytesIO(made))


@pytest.mark.parametrize("name", [*SOUND, *SOUND_FILES])
def test_a_sound_picture_is_taken(name: str, path: Path) -> None:
    image = read(path, {**SOUND, **SOUND_FILES}[name])
    sizes = {"interlaced": (5, 5), "as-large-as-may-be": (600, 600), "one-pixel": (1, 1)}
    assert image.size == sizes.get(name, (60, 20))
    assert image.mode in ("RGB", "RGBA")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_its_colors_stay(mode: str, path: Path) -> None:
    image = read(path, picture(mode)).convert("RGB")
    left, right = image.getpixel((5, 5)), image.getpixel((55, 5))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left, right) == (((255,) * 3, (0,) * 3) if mode == "1" else ((200,) * 3, (40,) * 3))


def test_transparency_stays(path: Path) -> None:
    shown = read(path, picture("RGB", transparency=(40, 40, 40)))
    assert [shown.getpixel((x, 5)) for x in (5, 55)] == [(200, 200, 200, 255), (40, 40, 40, 0)]


def test_ink_for_print_becomes_colors(path: Path) -> None:
    """CMYK of 200 is dark, of 40 light."""
    image = read(path, SOUND_FILES["cmyk-jpeg"])
    left, right = image.getpixel((5, 5)), image.getpixel((55, 5))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] < 60
    assert right[0] > 150


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(
    ("orientation", "size", "bright"),
    [
        (1, (60, 20), (5, 5)),
        (2, (60, 20), (55, 5)),
        (3, (60, 20), (55, 15)),
        (4, (60, 20), (5, 15)),
        (5, (20, 60), (5, 5)),
        (6, (20, 60), (15, 5)),
        (7, (20, 60), (15, 55)),
        (8, (20, 60), (5, 55)),
        (9, (60, 20), (5, 5)),
    ],
)
def test_a_photo_stands_upright(
    orientation: int, size: tuple[int, int], bright: tuple[int, int], order: str, path: Path
) -> None:
    image = read(path, jpeg(held(orientation, order)))
    assert image.size == size
    color = image.getpixel(bright)
    assert isinstance(color, tuple)
    assert color[0] > 180


@pytest.mark.parametrize("data", [*UNSOUND.values(), *UNSOUND_FILES.values()], ids=[*UNSOUND, *UNSOUND_FILES])
def test_what_is_no_picture_is_refused(data: bytes, path: Path) -> None:
    """But for pixels beyond those that the picture says, which no decoder looks at."""
    path.write_bytes(data)
    try:
        made = logo_file.read(path)
    except BadInput as refusal:
        assert refusal.sentence in (
            "The picture breaks off in the middle. Get the whole file, or save it again as PNG.",
            "The picture can't be read. Save it again as PNG.",
            "The logo must be a PNG or JPEG picture.",
        )
    else:
        assert data in (UNSOUND["too-many-pixels"], UNSOUND["pixel-bomb"])
        assert Image.open(BytesIO(made)).size == (60, 20)


@pytest.mark.parametrize("data", TOO_LARGE_FILES.values(), ids=TOO_LARGE_FILES)
def test_a_picture_of_many_pixels_is_refused_before_it_is_decoded(
    data: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logo_file, "_reduced", None)
    path.write_bytes(data)
    with pytest.raises(BadInput, match="4000 pixels a side"):
        logo_file.read(path)


def test_what_is_no_file_of_five_megabytes_is_refused(tmp_path: Path, path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read: there is nothing of that name"):
        logo_file.read(path)
    with pytest.raises(BadInput, match="and no file"):
        logo_file.read(tmp_path)
    path.write_bytes(SOUND["one-pixel"] + bytes(5_000_000))
    with pytest.raises(BadInput, match="5 MB"):
        logo_file.read(path)


def test_a_picture_that_packs_badly_becomes_small_enough_to_be_stored(path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((1_000, 1_000), 200).convert("RGB").save(out, "JPEG", quality=95)
    noise = Image.merge("RGB", [Image.effect_noise((800, 800), 200) for _n in range(3)])
    noise.save(out := BytesIO(), "PNG")
    path.write_bytes(out.getvalue())
    made = logo_file.read(path)
    assert len(made) <= LARGEST_LOGO
    assert Image.open(BytesIO(made)).size == (420, 420)


def test_the_gate_hands_on_the_picture_or_the_sentence(path: Path) -> None:
    path.write_bytes(SOUND_FILES["jpeg"])
    with gate(Reads.LOGO) as door:
        made = door.read_logo(path)
        path.write_bytes(b"GIF89a")
        with pytest.raises(BadInput, match="PNG or JPEG"):
            door.read_logo(path)
    assert sound(made) == made


LARGEST: Mapping[str, Callable[[], bytes]] = {
    "colors": full_size,
    "palette": lambda: picture("P", (4_000, 4_000), transparency=40),
    "gray": lambda: picture("I;16", (4_000, 4_000)),
    "ink": lambda: picture("CMYK", (4_000, 4_000), "JPEG", progressive=True),
}


@pytest.mark.parametrize("name", LARGEST if THOROUGH else ["colors", "ink"])
def test_the_largest_picture_takes_bearable_memory(name: str, path: Path) -> None:
    """Measured of the reader, where it is the only process that another one starts."""
    path.write_bytes(LARGEST[name]())
    code = (
        "import resource, sys; from pathlib import Path; from sixelements import bootstrap\n"
        "bootstrap.read_logo(Path(sys.argv[1]))\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 250
