"""What a reader of a PDF can search for: its text, out of the fonts' own tables. Blanks are left out."""

import io
import re

import pikepdf


def words_on(paper: bytes) -> str:
    with pikepdf.open(io.BytesIO(paper)) as document:
        assert document.Root.MarkInfo.Marked, "a PDF for everybody is tagged"
        return "".join(_page(page) for page in document.pages)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def _page(page: pikepdf.Page) -> str:
    fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    said = []
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        if str(operator) in ("Tj", "TJ"):
            runs = operands[0] if str(operator) == "TJ" else operands
            codes = b"".join(bytes(run) for run in runs if isinstance(run, pikepdf.String))
            said += [letters.get(codes[n] << 8 | codes[n + 1], "") for n in range(0, len(codes) - 1, 2)]
    return without_blanks("".join(said))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Glyph → text, as the font says itself."""
    table = font.ToUnicode.read_bytes().decode("ascii", "replace")
    single = re.findall(r"^<(\w{4})> <(\w+)>$", table, re.MULTILINE)
    found = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in single}
    for first, last, text in re.findall(r"^<(\w{4})> <(\w{4})> <(\w+)>$", table, re.MULTILINE):
        start = int(text, 16)
        found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found
