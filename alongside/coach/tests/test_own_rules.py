"""A company's own rules: read from a file, checked, and never able to break a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from alongside.config.commandline import alongside

from ..reading import read
from ..rulebook import RuleProblem, add_rules, books, rulebook, use_rules

GOOD = """
language: en
lists:
  slogan: [synergy, hustle culture]
rules:
  - id: slogan
    find: <slogan>
    where: {person_near: yes}
    why: A slogan says nothing about the work.
    ask: What do you mean in plain words?
    yes: [You show great synergy.]
    no: [The synergy project begins in May.]
"""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    books._own.clear()
    rulebook.cache_clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(GOOD)
    return path


def test_own_rules_are_read_beside_ours(file: Path) -> None:
    add_rules(file)
    (hint,) = [hint for hint in read("You show synergy.").hints if hint.kind == "company"]
    assert (hint.quote, hint.ask) == ("synergy", "What do you mean in plain words?")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("rules:", "regeln:", "1 to 500 rules"),
        ("find: <slogan>", "find: <nothing>", "no list named"),
        ("find: <slogan>", "find: (a", "does not close"),
        ("find: <slogan>", "found: x", "is not known here"),
        ("person_near: yes", "person_near: perhaps", "yes or no"),
        ("person_near: yes", "subject: martian", "no subject"),
        ("    why: A slogan says nothing about the work.\n", "", "say why"),
        ("  - id: slogan", "  - id: slogan\n    class: verdict", "no class"),
        ("language: en", "language: [", "no YAML"),
    ],
)
def test_a_file_that_does_not_read_says_where(file: Path, old: str, new: str, reason: str) -> None:
    file.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(RuleProblem, match=reason):
        add_rules(file)


def test_a_file_that_broke_takes_no_reading_down(file: Path) -> None:
    file.write_text("rules: 5")
    use_rules(file)
    assert [hint.kind for hint in read("You are lazy.").hints] == ["trait_label"]


def test_the_command_tries_each_rule_on_its_examples(file: Path) -> None:
    assert "1 rules read" in CliRunner().invoke(alongside, ["coach", "rules", str(file)]).output
    file.write_text(GOOD.replace("You show great synergy.", "You show great teamwork."))
    done = CliRunner().invoke(alongside, ["coach", "rules", str(file)])
    assert done.exit_code == 1
    assert "should match" in done.output
