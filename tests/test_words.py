"""The words on our pages: none that DESIGN §4 refuses, and no verdict on anybody's number. What people write is theirs.

Looked at: what templates show, every text marked for translation, the kinds of conversation, and what PDFs say.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

HOUSE = Path(__file__).resolve().parent.parent / "alongside"
REFUSED = (
    "underperformers?|low performers?|top talent|9-box|scores?|scored|scoring|ratings?|rated|grades?|graded|rank|ranks"
    "|ranked|rankings?|percentiles?|resources?|headcount|fte|overdue|fail|fails|failed|failing|failure|missed targets?"
    "|non-compliant|action items?|deliverables?|weakness|weaknesses|gaps?|areas? of concern|submit|submits|submitted"
    "|approve|approves|approved|sign(?:s|ed)? off|shifted|left its range|acceptance by silence|employees?|reflections?"
)
VERDICTS = "pass(?:es|ed)?|fail\\w*|poor|bad|worse|worst|best|success\\w*|unsuccessful|red|green|alarm|warning"
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "gettext_noop"}

# One list for the whole house: a word that is refused above, and where it may stand.
# What a file of people calls its column is said as the file says it.
IMPORTED = ("forms/imports.py", "imports/columns.py", "imports/headers.py", "imports/known.py", "imports/managers.py")
ALLOWED = {("employee", f"people/{where}") for where in (*IMPORTED, "imports/rows.py")}
ALLOWED |= {(word, "trust/register/not_protected.py") for word in ("rating", "ranking")}  # that none is computed

Text = tuple[str, str]  # where, what


def shown_texts() -> list[Text]:
    return [*_templates(), *_marked(), *_kinds(), *_pdf()]


def _name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def _templates() -> Iterator[Text]:
    for path in [*HOUSE.rglob("*.html"), *(p for p in HOUSE.rglob("*.txt") if "templates" in p.parts)]:
        if "tests" not in path.parts:
            yield from ((_name(path), text) for text in texts_of_template(path.read_text(encoding="utf-8")))


def texts_of_template(source: str) -> Iterator[str]:
    """The texts between tags, in tags that are read aloud, and in translate tags."""
    source = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", " ", source, flags=re.DOTALL)
    yield from (found[1] for found in re.finditer(r"\{%\s*translate \"((?:[^\"\\]|\\.)*)\"", source))
    yield from (found[1] for found in re.finditer(r"_\(\"((?:[^\"\\]|\\.)*)\"\)", source))
    yield from (found[2] for found in re.finditer(r"(aria-label|placeholder|title|alt)=\"([^\"{]*)\"", source))
    without = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL)
    yield re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]*>", " ", without, flags=re.DOTALL)


def _marked() -> Iterator[Text]:
    """Every text marked for translation in Python; those of the reading of a goal too."""
    for path in HOUSE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                yield from ((_name(path), text) for text in words)


def _kinds() -> Iterator[Text]:
    for path in HOUSE.rglob("kinds/**/*.yaml"):
        yield from ((_name(path), text) for text in _texts_in(yaml.safe_load(path.read_text(encoding="utf-8"))))


NO_TEXT = {"id", "key", "tags", "kinds", "weight", "cadence", "preparation", "recap", "audience", "asked_by"}


def _texts_in(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (text for key, value in data.items() if key not in NO_TEXT for text in _texts_in(value))
    elif isinstance(data, list):
        yield from (text for one in data for text in _texts_in(one))
    elif isinstance(data, str):
        yield data


def _pdf() -> Iterator[Text]:
    for path in HOUSE.rglob("*.typ"):
        words = re.findall(r"\[([^\[\]#]{3,})\]|\"([^\"]{3,})\"", path.read_text(encoding="utf-8"))
        yield from ((_name(path), text) for pair in words for text in pair if text)


def refused_in(text: str, words: str) -> list[str]:
    return [found.lower() for found in re.findall(rf"(?<![\w-])(?:{words})(?![\w-])", text, re.IGNORECASE)]


def test_there_is_something_to_look_at() -> None:
    """A test that looks at nothing finds nothing."""
    texts = shown_texts()
    wheres = {where.partition("/")[0] for where, _text in texts}
    assert len(texts) > 1500
    assert {"conversations", "goals", "kpis", "people", "home", "notices", "templates"} <= wheres
    assert any("Nothing here needs explaining." in text for _where, text in texts)
    assert any("What do you see in this number" in text for _where, text in texts)
    assert any("As a line in time" in text for _where, text in texts)


def test_no_page_says_a_word_that_we_refuse() -> None:
    found = {(word, where) for where, text in shown_texts() for word in refused_in(text, REFUSED)}
    assert sorted(found - ALLOWED) == []


def test_no_page_judges_a_number() -> None:
    """No pass and no fail of anybody's number, no colour, no praise of a figure: where numbers and goals are shown."""
    rooms = ("kpis/", "conversations/templates/conversations/rooms/_number", "conversations/kinds/kpi_review.yaml")
    found = {
        (word, where) for where, text in shown_texts() if where.startswith(rooms) for word in refused_in(text, VERDICTS)
    }
    assert sorted(found - ALLOWED) == []


def test_every_exception_is_still_needed() -> None:
    found = {(word, where) for where, text in shown_texts() for word in refused_in(text, f"{REFUSED}|{VERDICTS}")}
    assert sorted(ALLOWED - found) == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('<p>{% translate "Your score is low" %}</p>', "score"),
        ("<p>Overdue since May</p>", "overdue"),
        ("{% blocktranslate %}{{ name }} failed{% endblocktranslate %}", "failed"),
        ('<input placeholder="Submit it">', "submit"),
        ('<p class="score">{{ score }}</p>{# rating #}', ""),
        ("<p>The scorecard and a gap-free line</p>", ""),
    ],
)
def test_the_search_finds_what_is_shown_and_nothing_else(source: str, word: str) -> None:
    found = {w for text in texts_of_template(source) for w in refused_in(text, REFUSED)}
    assert found == ({word} if word else set())
