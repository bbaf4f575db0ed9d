"""Putting the pseudonym where the name stood, in what others may keep.

The full name and the e-mail address are looked for in every text there is; single names (“Amira”) as whole words in
what concerns the person, unless somebody else there is called the same. Nicknames and descriptions stay: no program
knows them. Encrypted texts of others stay closed; their clock is short.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast

from alongside.foundation.encryption import EncryptedTextField
from alongside.people.models import Person

from ..catalogue import Entry, catalogue

Column: TypeAlias = "models.Field[Any, Any]"


def replace_names(person: Person, pseudonym: str) -> Counter[str]:
    """Returns table → in how many rows."""
    changed: Counter[str] = Counter()
    full, single = _full(person), _single(person)
    for entry in catalogue().entries:
        if entry.model is Person:
            continue  # its own row is renamed as a whole
        for column in text_columns(entry.model):
            rewritten = {pk for pk, text in _rows(entry, column, full, Q())
                         if _rewrite(entry, column, pk, text, full, pseudonym)}  # fmt: skip
            rewritten |= {pk for pk, text in _rows(entry, column, single, entry.concerning(person), but=person)
                          if _rewrite(entry, column, pk, text, single, pseudonym)}  # fmt: skip
            changed[entry.label] += len(rewritten)
    return +changed


def text_columns(model: type[models.Model]) -> list[Column]:
    """Where people's words can stand. What is one of a few choices holds no name; encrypted text is nobody's here."""
    texts = (models.CharField, models.TextField, models.JSONField)
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, texts) and not isinstance(column, EncryptedTextField)
        if not column.choices and not column.primary_key
    ]


def _full(person: Person) -> list[str]:
    names = [person.name] if " " in person.name.strip() else []
    return [*names, *filter(None, [person.email])]


def _single(person: Person) -> list[str]:
    """The words of the name, and all of it where it is one word."""
    return [word for word in dict.fromkeys(person.name.split()) if len(word) > 1]


def _rows(
    entry: Entry, column: Column, words: list[str], where: Q, but: Person | None = None
) -> Iterator[tuple[Any, Any]]:
    """Rows that hold one of these words. `but`: not where somebody else of the row is called so."""
    if not words or (but and not entry.people):
        return
    holds = Q()
    for word in words:
        holds |= Q(as_text__icontains=word)
    found = entry.model._default_manager.filter(where)
    found = found.annotate(as_text=Cast(F(column.name), models.TextField())).filter(holds)
    if not but:
        yield from found.values_list("pk", column.name)
        return
    for pk, value, *people in found.values_list("pk", column.name, *entry.people):
        if not _others_called(words, people, but):
            yield pk, value


def _others_called(words: list[str], people: list[Any], person: Person) -> bool:
    others = [key for key in people if isinstance(key, UUID) and key != person.pk]
    names = Person.objects.filter(pk__in=others).values_list("name", flat=True)
    return any(word in name.split() for name in names for word in words)


def _rewrite(entry: Entry, column: Column, pk: Any, value: Any, words: list[str], pseudonym: str) -> bool:
    new = replaced(value, words, pseudonym)
    if new == value:
        return False
    if isinstance(new, str) and column.max_length:
        new = new[: column.max_length]
    entry.model._default_manager.filter(pk=pk).update(**{column.name: new})
    return True


def replaced(value: Any, words: list[str], pseudonym: str) -> Any:
    """In a text, or in every text of a JSON value. The longest word first, so that a name goes as a whole."""
    if isinstance(value, dict):
        return {replaced(k, words, pseudonym): replaced(v, words, pseudonym) for k, v in value.items()}
    if isinstance(value, list):
        return [replaced(part, words, pseudonym) for part in value]
    if not isinstance(value, str):
        return value
    for word in sorted(words, key=len, reverse=True):
        exactly = 0 if " " not in word and "@" not in word else re.IGNORECASE
        value = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: pseudonym, value, flags=exactly)
    return value
