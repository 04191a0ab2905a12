"""Logos by name: sound ones, and hostile ones made on the spot; each is a handful of bytes or packs to one."""

import struct
import zlib
from collections.abc import Mapping
from functools import partial
from io import BytesIO

from PIL import Image

MAGIC = b"\x89PNG\r\n\x1a\n"
END = (b"IEND", b"")
Chunks = tuple[tuple[bytes, bytes], ...]


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk with its right checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def file(*chunks: tuple[bytes, bytes]) -> bytes:
    return MAGIC + b"".join(chunk(*one) for one in chunks)


def head(
    width: int, height: int, *, depth: int = 8, color: int = 2, way: bytes = b"\0\0\0"
) -> tuple[bytes, bytes]:
    """What a PNG says of itself; ``way`` is packing, filter and interlacing."""
    return b"IHDR", struct.pack(">2I2B", width, height, depth, color) + way


def pixels(size: int, *, byte: bytes = b"\0") -> tuple[bytes, bytes]:
    """So many bytes of pixels, all alike."""
    return b"IDAT", packed(size, byte)


def packed(size: int, byte: bytes = b"\0") -> bytes:
    """So many bytes, all alike, as zlib packs them; a million is packed once and stands there many times."""
    block = byte * min(size, 1_000_000)
    times, rest = divmod(size, len(block) or 1)
    total = 1
    for length in (*[len(block)] * times, rest):
        total = zlib.adler32(block[:length], total)
    packing = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    many = packing.compress(block) + packing.flush(zlib.Z_FULL_FLUSH)  # it looks back at nothing before it
    last = packing.compress(block[:rest]) + packing.flush()
    return b"\x78\xda" + many * times + last + total.to_bytes(4, "big")


def picture(mode: str = "RGB", size: tuple[int, int] = (60, 20), kind: str = "PNG", **how: object) -> bytes:
    """A picture as Pillow writes it, with a left half of another color."""
    image = Image.new("L", size, 40)
    image.paste(200, (0, 0, size[0] // 2, size[1]))
    if mode == "I;16":
        image = Image.frombytes(mode, size, b"".join(bytes([0, shade]) for shade in image.tobytes()))
    out = BytesIO()
    _in_mode(image, mode).save(out, kind, **how)
    return out.getvalue()


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    """Gray as another kind of color; four inks are all as dark as the gray is bright."""
    return (
        Image.merge(mode, [image] * 4)
        if mode in ("RGBA", "CMYK")
        else image.convert(mode, dither=Image.Dither.NONE)
    )


PIXELS = (head(60, 20), pixels(20 * 181))
PNG = file(*PIXELS, END)
"""A sound logo of 60 by 20 black pixels."""
# Seven passes of 1 1 2 2 2 3 2 rows, each with its filter: 1 1 2 1 3 2 5 pixels wide.
INTERLACED = file(head(5, 5, color=0, way=b"\0\0\1"), pixels(36), END)


def with_chunks(*between: tuple[bytes, bytes]) -> bytes:
    """A sound picture with more in it."""
    first, *others = PIXELS
    return file(first, *between, *others, END)


_BOMB = packed(60_000_000)
EXTRA: Mapping[str, bytes] = {
    "text": with_chunks((b"tEXt", b"Author\0somebody")),
    "text-bomb": with_chunks((b"zTXt", b"Comment\0\0" + _BOMB)),
    "international-text-bomb": with_chunks((b"iTXt", b"Comment\0\1\0\0\0" + _BOMB)),
    "profile-bomb": with_chunks((b"iCCP", b"p\0\0" + _BOMB)),
    "animated": with_chunks(
        (b"acTL", struct.pack(">2I", 2**31 - 1, 0)),
        (b"fcTL", struct.pack(">5I2H2B", 0, 60, 20, 0, 0, 1, 1, 0, 0)),
    ),
    "sixty-thousand-chunks": with_chunks(*[(b"vpAg", b"")] * 60_000),
    "wrong-sum-of-a-text": PNG.replace(chunk(*END), chunk(b"tEXt", b"a\0b")[:-4] + bytes(4) + chunk(*END)),
    "bytes-behind-it": PNG + bytes(100),
}
"""Sound pixels with other things around them, which nobody unpacks."""
SOUND: Mapping[str, bytes] = {
    **{f"mode-{mode}": picture(mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")},
    "palette-with-transparency": picture("P", transparency=40),
    "color-with-transparency": picture("RGB", transparency=(40, 40, 40)),
    "sixteen-bits-of-color": file(head(60, 20, depth=16), pixels(20 * 361), END),
    "as-large-as-may-be": file(head(600, 600, color=6), pixels(600 * 2401), END),
    "one-pixel": file(head(1, 1), pixels(4), END),
    "interlaced": INTERLACED,
    **EXTRA,
}
UNSOUND: Mapping[str, bytes] = {
    "nothing": b"",
    "zeros": bytes(1_000_000),
    "gif": b"GIF89a" + bytes(100),
    "magic-only": MAGIC,
    "garbage-behind-the-magic": MAGIC + bytes(range(256)) * 8,
    "no-pixels": file(head(60, 20), END),
    "no-head": file(pixels(100), END),
    "two-heads": file(head(60, 20), head(60, 20), pixels(20 * 181), END),
    "no-end": file(*PIXELS),
    "cut-in-the-pixels": PNG[: len(PNG) // 2],
    "last-byte-gone": PNG[:-1],
    "wrong-sum": PNG.replace(chunk(*PIXELS[1]), chunk(*PIXELS[1])[:-4] + bytes(4)),
    "one-wrong-bit": PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:],
    "too-few-pixels": file(head(60, 20), pixels(20 * 181 - 1), END),
    "too-many-pixels": file(head(60, 20), pixels(20 * 181 + 1), END),
    "pixels-that-do-not-unpack": file(head(60, 20), (b"IDAT", b"no zlib"), END),
    "pixel-bomb": file(head(60, 20), pixels(200_000_000), END),
    "unknown-filter": file(head(60, 20), pixels(20 * 181, byte=b"\5"), END),
    "no-width": file(head(0, 20), pixels(20), END),
    "three-bits": file(head(60, 20, depth=3), pixels(20 * 181), END),
    "color-of-no-kind": file(head(60, 20, color=5), pixels(20 * 181), END),
    "other-packing": file(head(60, 20, way=b"\1\0\0"), pixels(20 * 181), END),
    "other-interlacing": file(head(60, 20, way=b"\0\0\2"), pixels(20 * 181), END),
    "no-palette": file(head(60, 20, color=3), pixels(20 * 61), END),
    "palette-of-a-third": file(head(60, 20, color=3), (b"PLTE", bytes(4)), pixels(20 * 61), END),
    "palette-too-late": file(head(60, 20, color=3), pixels(20 * 61), (b"PLTE", bytes(3)), END),
    "transparency-without-palette": with_chunks((b"tRNS", bytes(300))),
    "unknown-part-that-is-needed": with_chunks((b"ABCD", b"")),
    "name-that-is-none": with_chunks((b"\0\0\0\0", b"")),
    "part-of-four-gigabytes": file(PIXELS[0]) + b"\xff\xff\xff\xffIDAT" + bytes(100),
}
"""What is no picture, whatever it says."""
TOO_LARGE: Mapping[str, bytes] = {
    "17-kB-of-144-million-pixels": file(head(12_000, 12_000, depth=1, color=0), pixels(12_000 * 1_501), END),
    "says-2147483647-pixels": file(head(2**31 - 1, 2**31 - 1), pixels(1_000), END),
    "says-4294967295-pixels": file(head(2**32 - 1, 1), pixels(1_000), END),
}
"""Pictures larger than a logo may be, stored or as a file."""
STORED: Mapping[str, bytes] = {
    **UNSOUND,
    **TOO_LARGE,
    "601-pixels": file(head(601, 1), pixels(1_804), END),
    "a-jpeg": picture("RGB", kind="JPEG"),
}
"""What no logo is that a workbook of ours holds."""


def jpeg(
    *segments: tuple[int, bytes], mode: str = "RGB", size: tuple[int, int] = (60, 20), **how: object
) -> bytes:
    """A JPEG with more segments behind its start."""
    whole = picture(mode, size, "JPEG", **how)
    more = b"".join(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return whole[:2] + more + whole[2:]


def held(orientation: int, order: str = ">") -> tuple[int, bytes]:
    """What a camera writes of how it was held, among where and by whom."""
    start = b"MM\0*" if order == ">" else b"II*\0"
    table = struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)
    return 0xE1, b"Exif\0\0" + start + table + bytes(4) + b"somebody"


_SOF = b"\xff\xc0\x00\x11\x08"


def said_to_be(width: int, height: int) -> bytes:
    """A JPEG that says another size than it has."""
    whole = jpeg()
    at = whole.index(_SOF) + len(_SOF)
    return whole[:at] + struct.pack(">2H", height, width) + whole[at + 4 :]


SOUND_FILES: Mapping[str, bytes] = {
    "jpeg": jpeg(),
    "gray-jpeg": jpeg(mode="L"),
    "cmyk-jpeg": jpeg(mode="CMYK"),
    "progressive-jpeg": jpeg(progressive=True),
    "jpeg-with-texts": jpeg((0xFE, b"somebody"), (0xE1, b"http://somebody"), (0xED, b"somebody")),
    "jpeg-with-a-broken-profile": jpeg((0xE2, b"ICC_PROFILE\0\1\xff" + bytes(60_000))),
    "jpeg-that-is-said-to-hold-many": jpeg((0xE2, b"MPF\0" + b"\xff" * 60)),
    "jpeg-with-broken-notes": jpeg((0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")),
    "jpeg-with-endless-notes": jpeg((0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(40))),
}
UNSOUND_FILES: Mapping[str, bytes] = {
    "half-a-jpeg": jpeg(size=(600, 400), quality=95)[:1_000],
    "jpeg-without-pixels": b"\xff\xd8\xff\xd9",
    "jpeg-without-head": b"\xff\xd8" + struct.pack(">BBH", 0xFF, 0xDA, 2) + bytes(10),
    "jpeg-of-no-height": said_to_be(60, 0),
    "jpeg-of-segments-without-length": b"\xff\xd8" + b"\xff\xe0\0\0" * 1_000,
    "jpeg-head-cut": b"\xff\xd8\xff\xc0\0\4\x08\0",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "tiff": b"II*\0" + bytes(100),
}
TOO_LARGE_FILES: Mapping[str, bytes] = {
    "jpeg-of-65535-pixels": said_to_be(65_535, 65_535),
    "4001-pixels": file(head(4_001, 1), pixels(12_004), END),
    **TOO_LARGE,
}
full_size = partial(file, head(4_000, 4_000, depth=16, color=6), pixels(4_000 * 32_001), END)
"""The largest picture that is taken in: 128 MB of pixels in 125 kB."""
