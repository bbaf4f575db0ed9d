"""The catalogue is whole: every table and field is in it, every time has a job, and every room fills its tables."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps

from alongside.foundation.testing import as_owner
from alongside.people.testing import Cast
from alongside.trust.catalogue import Entry, catalogue
from alongside.trust.catalogue.reading import Reader, is_dull
from alongside.trust.retention import enforced
from tests.data.company import fill_all

HOUSE = Path(apps.get_app_config("trust").path).parent


def ours() -> list[Any]:
    return [model for model in apps.get_models() if model.__module__.startswith("alongside.")]


def sheets() -> dict[str, Any]:
    """The files as they are written, read by no code of ours."""
    return {
        file.parent.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in HOUSE.glob("*/catalogue.yaml")
    }


def test_every_room_with_tables_has_a_catalogue() -> None:
    assert {model._meta.app_label for model in ours()} == set(sheets())


def test_every_table_is_in_it_and_nothing_else() -> None:
    told = {f"{room}.{name}" for room, sheet in sheets().items() for name in sheet["tables"]}
    assert told == {model._meta.label for model in ours()}


def test_every_table_of_others_is_told_of() -> None:
    told = {app for sheet in sheets().values() for app in sheet.get("others", {})}
    assert told == {model._meta.app_label for model in apps.get_models()} - {model._meta.app_label for model in ours()}


def test_every_field_is_in_it_unless_it_speaks_for_itself() -> None:
    silent = {
        f"{entry.label}.{column.name}"
        for entry in catalogue().entries
        for column in entry.model._meta.concrete_fields
        if column.name not in {field.name for field in entry.fields}
    }
    assert silent == set()


def test_a_field_without_an_entry_is_noticed() -> None:
    """So that the test above can fail: the same reader, and a sheet that forgets a field."""
    said = sheets()
    del said["notices"]["tables"]["MailChoice"]["fields"]["wanted"]
    model = apps.get_model("notices.MailChoice")
    entry = Reader(said).entry(model)
    missing = {c.name for c in model._meta.concrete_fields if not is_dull(c)} - {f.name for f in entry.fields}
    assert missing == {"wanted"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda table: table["fields"].update(colour="its colour"), "colour means nothing here"),
        (lambda table: table.update(purpose="to write"), "purpose means nothing here"),
        (lambda table: table.update(readers="the_moon"), "nothing is called “the_moon”"),
        (lambda table: table.pop("why"), "says what, why, readers and kept itself"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(change: Any, sentence: str) -> None:
    said = sheets()
    change(said["notices"]["tables"]["MailChoice"])
    with pytest.raises(ValueError, match=sentence):
        Reader(said).entry(apps.get_model("notices.MailChoice"))


def test_every_time_that_is_promised_has_a_job_and_the_other_way_round() -> None:
    assert set(catalogue().clocks) == enforced()


@pytest.mark.parametrize("entry", catalogue().entries, ids=lambda entry: entry.label)
def test_an_entry_is_complete(entry: Entry) -> None:
    """What it is, why, who reads it, on which ground; how long, where it is about somebody."""
    assert all(str(words).strip() for words in (entry.what, entry.why, entry.readers, entry.basis))
    assert set(entry.clocks) <= set(catalogue().clocks)
    assert entry.clocks or not entry.people, "what is about people is not kept for ever"
    assert not entry.is_held or (entry.subject and entry.author), "asked of its author, about somebody"
    assert all(str(field.what).strip() for field in entry.fields)


@pytest.mark.django_db
def test_every_room_fills_every_table_for_these_tests(cast: Cast) -> None:
    """A row about Amira in each: the archive, erasure and the clocks are tried with them."""
    fill_all(cast.amira, cast.jonas)
    with as_owner():
        empty = [e.label for e in catalogue().entries if not e.model._default_manager.exists()]
        not_about_her = [
            e.label
            for e in catalogue().entries
            if e.people and not e.model._default_manager.filter(e.concerning(cast.amira)).exists()
        ]
    assert (empty, not_about_her) == ([], [])
