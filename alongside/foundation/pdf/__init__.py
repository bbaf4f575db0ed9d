"""PDFs: one call from a Typst template and plain data to tagged A4 pages (PDF/UA-1).

A PDF never fails. What people wrote travels as JSON and is never read as a template; characters that no face here
can draw get a stand-in, and one sentence at the end says so. One compiler is kept for the life of the process.
"""

import json
import logging
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst
from django.utils import translation
from django.utils.translation import gettext

from . import faces
from .printable import Print

PACKAGE = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)
_one_at_a_time = Lock()


def render(template: Path | str, data: dict[str, object], *, language: str = "en") -> bytes:
    """The PDF of `template` (a path, or its address inside the package) filled with `data`.

    `data` is plain JSON. A value under the key `text` is somebody's words and may hold a little Markdown.
    """
    path = PACKAGE / template
    inputs = _inputs(data, language)
    try:
        return _compiled(path, inputs, "ua-1")
    except typst.TypstError:
        _say_once(path.name)
        return _compiled(path, inputs, None)


def _inputs(data: dict[str, object], language: str) -> dict[str, str]:
    paper = Print(faces.coverage())
    printed = paper.of(data)
    if paper.stood_in:
        printed["stand_in_note"] = printed.get("stand_in_note") or paper.line(_stand_in_note(language))
    else:
        printed["stand_in_note"] = ""
    code, region = _language(language)
    return {
        "data": json.dumps(printed),
        "language": code,
        "region": region,
        "more_faces": json.dumps(faces.more_families(language)),
    }


def _stand_in_note(language: str) -> str:
    with translation.override(language):
        return gettext("Some characters of this text could not be printed; the page in Alongside shows them.")


def _language(language: str) -> tuple[str, str]:
    """Language and region as Typst wants them: `pt-br` is ("pt", "BR"), `zh-hans` is ("zh", "")."""
    found = re.fullmatch(r"([a-z]{2,3})(?:[-_](?:([a-z]{2})|\w+))?", language.lower(), re.ASCII)
    return (found[1], (found[2] or "").upper()) if found else ("en", "")


def _compiled(path: Path, inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    with _one_at_a_time:
        pdf = _compiler().compile(path, format="pdf", sys_inputs=inputs, pdf_standards=standard)
    if not isinstance(pdf, bytes):
        raise TypeError(f"{path.name} gave no PDF")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=PACKAGE, font_paths=faces.fonts())


@cache
def _say_once(name: str) -> None:
    """Without the compiler's message: it quotes what people wrote."""
    _log.warning("%s could not be made as PDF/UA-1; it was made as a tagged PDF instead.", name)
