"""Which characters a font file can draw, read from its `cmap` table (OpenType 1.9, formats 4 and 12)."""

from collections.abc import Iterator
from struct import unpack_from

_UNICODE = [(3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)]  # widest first


def characters(font: bytes, index: int = 0) -> frozenset[int]:
    """The code points of one face; `index` counts the faces of a collection. Nothing, if it cannot be read."""
    start = unpack_from(">I", font, 12 + 4 * index)[0] if font[:4] == b"ttcf" else 0
    tables = unpack_from(">H", font, start + 4)[0]
    for entry in range(start + 12, start + 12 + 16 * tables, 16):
        if font[entry : entry + 4] == b"cmap":
            return frozenset(_characters(font, unpack_from(">I", font, entry + 8)[0]))
    return frozenset()


def _characters(font: bytes, cmap: int) -> Iterator[int]:
    count = unpack_from(">H", font, cmap + 2)[0]
    places = (unpack_from(">HHI", font, cmap + 4 + 8 * number) for number in range(count))
    offsets = {(platform, encoding): cmap + offset for platform, encoding, offset in places}
    for wanted in _UNICODE:
        if wanted in offsets:
            return _SHAPES.get(unpack_from(">H", font, offsets[wanted])[0], _none)(font, offsets[wanted])
    return iter(())


def _none(font: bytes, at: int) -> Iterator[int]:
    return iter(())


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: four parallel arrays of ends, starts, deltas and offsets."""
    double = unpack_from(">H", font, at + 6)[0]
    for place in range(at + 14, at + 14 + double, 2):
        end, start = unpack_from(">H", font, place)[0], unpack_from(">H", font, place + 2 + double)[0]
        delta, offset = (unpack_from(">H", font, place + 2 + double * part)[0] for part in (2, 3))
        here = place + 2 + double * 3
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = unpack_from(">H", font, here + offset + 2 * (code - start))[0] if offset else code
            if glyph and (glyph + delta) & 0xFFFF:
                yield code


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: ranges of code points, each with its first glyph."""
    for number in range(unpack_from(">I", font, at + 12)[0]):
        start, end, glyph = unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(start + (glyph == 0), end + 1)


_SHAPES = {4: _segments, 12: _groups}
