"""The limits of STYLE.md. A rule without a test is a wish."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "alongside"
REFUSED_WORDS = {"utils", "util", "helpers", "helper", "services", "service", "misc", "common"}
REFUSED_VERBS = ("set_", "update_", "process_", "handle_")
GIVEN_NAMES = {  # by Django, html.parser and httpx2
    "process_exception", "process_view", "handle_starttag", "handle_endtag", "handle_data", "handle_request",
}  # fmt: skip


def python_files() -> list[Path]:
    return sorted(p for p in HOUSE.rglob("*.py") if "migrations" not in p.parts)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_over_300_lines() -> None:
    long = {name_of(p): n for p in python_files() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert long == {}


def test_no_function_is_over_40_lines_and_no_view_over_25() -> None:
    long: dict[str, int] = {}
    for path in python_files():
        limit = 25 if "views" in path.parts and "tests" not in path.parts else 40
        long |= {f"{name_of(path)}:{f.name}": lines_of(f) for f in functions(path) if lines_of(f) > limit}
    assert long == {}


def test_median_function_is_short() -> None:
    lengths = sorted(lines_of(f) for p in python_files() if "tests" not in p.parts for f in functions(p))
    assert lengths[len(lengths) // 2] <= 8


def test_no_template_is_over_130_lines() -> None:
    templates = [*HOUSE.rglob("*.html"), *HOUSE.rglob("*.txt")]
    long = {name_of(p): n for p in templates if (n := len(p.read_text(encoding="utf-8").splitlines())) > 130}
    assert long == {}


def test_no_file_is_named_for_what_it_is_not_about() -> None:
    assert [name_of(p) for p in HOUSE.rglob("*") if p.stem.lower() in REFUSED_WORDS] == []


def test_no_verb_is_a_refused_one() -> None:
    found = [
        f"{name_of(path)}:{function.name}"
        for path in python_files()
        for function in functions(path)
        if function.name.startswith(REFUSED_VERBS) and function.name not in GIVEN_NAMES
    ]
    assert found == []


def test_every_room_says_what_it_is_for() -> None:
    for room in sorted(p.parent for p in HOUSE.glob("*/apps.py")):
        assert len(ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or "") > 80, room.name


def test_every_file_begins_with_what_it_is() -> None:
    silent = [
        name_of(p)
        for p in python_files()
        if p.name not in {"__init__.py", "apps.py"} and not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_pages_hold_no_inline_script() -> None:
    """What the content security policy would refuse, refused here."""
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+=|hx-on|\bjs:|hx-trigger=\"[^\"]*\[")
    found = [name_of(p) for p in HOUSE.rglob("*.html") if pattern.search(p.read_text(encoding="utf-8"))]
    assert found == []


def test_every_script_is_small() -> None:
    long = {p.name: n for p in (HOUSE / "static" / "js").glob("*.js") if (n := len(p.read_text().splitlines())) > 60}
    assert long == {}


def test_every_vendored_file_names_its_version() -> None:
    told = (HOUSE / "static" / "VENDORED.md").read_text(encoding="utf-8")
    for path in [*(HOUSE / "static" / "vendor").glob("*"), *(HOUSE / "static" / "fonts").glob("*.woff2")]:
        assert path.stem.split("-")[0] in told, path.name


def test_foreign_keys_through_walls_have_no_reverse_and_protect(django_db_blocker: object) -> None:
    from django.apps import apps
    from django.db.models import PROTECT, ForeignKey

    wrong = []
    for model in apps.get_models():
        room = model._meta.app_label
        if not model.__module__.startswith("alongside."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and field.related_model._meta.app_label != room:
                hidden = str(field.remote_field.related_name or "").endswith("+")
                keeps = field.remote_field.on_delete is PROTECT or (model._meta.label, field.name) in CASCADES
                if not (hidden and keeps):
                    wrong.append(f"{model._meta.label}.{field.name}")
    assert wrong == []


CASCADES = {("conversations.Draft", "author")}  # a draft is nothing without its author


def test_no_path_of_a_machine_and_no_registry_is_committed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    texts = [ROOT / name for name in tracked if name.endswith((".py", ".md", ".txt", ".toml", ".html", ".yaml", ".sh"))]
    pattern = re.compile("/wo" + "rk/|/ro" + "ot/|pythonh" + r"osted\.org|registry\.npm" + r"js|pypi\.o" + "rg")
    found = [
        name_of(p) for p in texts if p.exists() and pattern.search(p.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("word", ["underperformer", "top talent", "low performer", "overdue", "non-compliant"])
def test_words_we_never_use_are_on_no_page(word: str) -> None:
    texts = [*HOUSE.rglob("*.html"), *(HOUSE / "conversations" / "kinds").rglob("*.yaml")]
    assert [name_of(p) for p in texts if word in p.read_text(encoding="utf-8").lower()] == []
