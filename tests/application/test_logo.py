"""A logo is looked at before it is decoded: what passes can be drawn, and nothing else passes."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from sixelements.application.logo import sound
from sixelements.domain.limits import LARGEST_LOGO
from tests.files.logos import EXTRA, MAGIC, PNG, SOUND, STORED, chunk, file, head, picture, pixels


@pytest.mark.parametrize("data", [data for name, data in SOUND.items() if name not in EXTRA])
def test_a_sound_logo_passes_with_the_same_pixels(data: bytes) -> None:
    plain = sound(data)
    assert plain is not None
    before, after = (Image.open(BytesIO(logo)) for logo in (data, plain))
    assert (after.size, after.mode) == (before.size, before.mode)
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert sound(plain) == plain


@pytest.mark.parametrize("data", EXTRA.values(), ids=EXTRA)
def test_nothing_but_pixels_passes(data: bytes) -> None:
    assert sound(data) == PNG


@pytest.mark.parametrize("data", STORED.values(), ids=STORED)
def test_nothing_else_passes(data: bytes) -> None:
    assert sound(data) is None


def test_a_logo_has_as_many_bytes_as_a_workbook_stores() -> None:
    assert sound(PNG + bytes(LARGEST_LOGO - len(PNG)))
    assert sound(PNG + bytes(LARGEST_LOGO - len(PNG) + 1)) is None


def with_right_sums(data: bytes) -> bytes:
    """Somebody who changes a picture on purpose changes its sums, too."""
    out, at = [data[:8]], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if len(body) < length:
            break
        out.append(chunk(name, body))
        at += 12 + length
    return b"".join(out) + data[at:]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_passes_can_be_decoded(seed: int) -> None:
    """Warnings of the decoder fail the test, too."""
    chance = random.Random(seed)  # noqa: S311 - to be repeatable
    logos = [picture(mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    passed = 0
    for _n in range(100):
        spoiled = bytearray(chance.choice([*logos, SOUND["interlaced"], SOUND["palette-with-transparency"]]))
        for _m in range(chance.randint(1, 3)):
            at = chance.randrange(len(MAGIC), min(len(spoiled), chance.choice((40, 120))))
            spoiled[at] = chance.choice((0, 1, 2, 3, 4, 6, 8, 16, 255, chance.randrange(256)))
        plain = sound(with_right_sums(bytes(spoiled)))
        if plain is not None:
            passed += 1
            Image.open(BytesIO(plain)).convert("RGBA")
    assert passed


def test_a_pixel_bomb_is_not_unpacked() -> None:
    """Two gigabytes in two megabytes would be; this one says a size that fits."""
    unpacked = zlib.decompressobj()
    bomb = pixels(200_000_000)[1]
    assert len(unpacked.decompress(bomb, 1_000)) == 1_000
    assert sound(file(head(600, 600), (b"IDAT", bomb), (b"IEND", b""))) is None
