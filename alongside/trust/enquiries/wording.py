"""What an author is shown of a thing, and the copy that is suggested for release: names of others left out."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.models import TextField
from django.utils.translation import gettext as _

from alongside.people.models import Person

from ..catalogue import entry_of
from ..models.holding import Holding


@dataclass(frozen=True)
class Thing:
    """One thing an author is asked about: what it is, its words, and the suggested copy."""

    what: str
    words: list[tuple[str, str]]
    copy: str


def thing_of(holding: Holding) -> Thing | None:
    """Under the author's identity; nothing where it has been deleted."""
    found = holding.thing
    if found is None:
        return None
    words = texts_of(found)
    texts = "\n\n".join(f"{label}: {text}" if len(words) > 1 else text for label, text in words)
    return Thing(str(entry_of(type(found)).what), words, without_others(texts, holding))


def what_it_is(holding: Holding) -> str:
    return str(entry_of(apps.get_model(holding.thing_type)).what)


def texts_of(thing: models.Model) -> list[tuple[str, str]]:
    """The words somebody wrote into it, each with what it is."""
    said = [(str(field.what), getattr(thing, field.name)) for field in entry_of(type(thing)).fields
            if isinstance(field.column, TextField) and not field.is_dull]  # fmt: skip
    return [(label, text) for label, text in said if text]


def without_others(text: str, holding: Holding) -> str:
    """Full names of everybody else are left out; the author looks for what no program sees."""
    spared = {holding.subject_id, holding.author_id}
    for pk, name in Person.objects.values_list("pk", "name"):
        if pk not in spared and name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _("[another person]"), text)
    return text
