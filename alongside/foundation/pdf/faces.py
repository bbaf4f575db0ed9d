"""The faces of our PDFs: those shipped in `fonts/`, and the system's own for Chinese, Japanese and Korean."""

import re
from functools import cache
from pathlib import Path

import typst

from .character_map import characters

SHIPPED = Path(__file__).parent / "fonts"
_EAST_ASIAN = re.compile(
    r"CJK|Source Han|WenQuanYi|Droid Sans Fallback|IPA.?(Gothic|PGothic|Mincho|PMincho)"
    r"|Takao|VL P?Gothic|AR PL|Nanum|UnBatang"
)
_PREFERRED = {"ja": r"JP|IPA|Takao|VL", "ko": r"KR|Nanum|Un", "zh-hant": r"TC|HK|UMing|UKai", "zh": r"SC|WenQuanYi"}


@cache
def fonts() -> typst.Fonts:
    """What the compiler may draw with. System fonts that we did not choose stay out, so pages look alike everywhere."""
    folders = sorted({Path(face.path).parent for face in _system_faces() if face.path})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[SHIPPED, *folders])


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The characters of each face that can be drawn, one set per family."""
    shipped = [characters(path.read_bytes()) for path in sorted(SHIPPED.glob("*-400.ttf"))]
    system = {(face.path, face.index) for face in _system_faces() if face.path}
    return tuple(shipped + [characters(Path(path).read_bytes(), index) for path, index in sorted(system)])


def more_families(language: str) -> list[str]:
    """The system's East Asian families, the one made for this language first."""
    wish = next((wish for code, wish in _PREFERRED.items() if language.lower().startswith(code)), "SC|JP")
    return sorted({face.family for face in _system_faces()}, key=lambda name: (not re.search(wish, name), name))


@cache
def _system_faces() -> tuple[typst.FontInfo, ...]:
    every = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts()
    return tuple(face for face in every if _EAST_ASIAN.search(face.family) and face.weight == 400)
