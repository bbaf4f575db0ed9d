"""Kinds of things people write: who reads each, what would change that, how long it lives, what it is for.

Rooms add theirs in `AppConfig.ready()`, with the two functions of their `policies.py` that decide. From here come the
receipt under a text box, the page that names every reader, the access log, and the last look before a mail leaves.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.models import Person, Reach

Words = str | Promise
StandIn = tuple[Any, Mapping[Any, Any]]  # a thing of nobody, and what stands in its place: stand-in → value
NAMED = 4  # a longer list of readers says how many more there are


@dataclass(frozen=True)
class Reader:
    person: Person
    is_own: bool  # one of those it belongs to
    relations: frozenset[str]  # how they stand to the one it is about

    @property
    def is_partner(self) -> bool:
        """Reads it as HR partner."""
        return not self.is_own and Reach.HR in self.relations


@dataclass(frozen=True)
class Readers:
    """Who can read something now: the first few, those it belongs to before all others; and how many in all."""

    first: Sequence[Reader]
    count: int

    def stands(self, person: Person, relation: str) -> bool:
        return any(reader.person.pk == person.pk and relation in reader.relations for reader in self.first)

    def in_words(self, name_of: Callable[[Reader], str]) -> str:
        """“Amira, Jonas and 3 HR partners”: four names at most."""
        if self.count <= NAMED:
            return get_text_list([name_of(reader) for reader in self.first], _("and"))
        plain = [reader for reader in self.first if not reader.is_partner]
        partners = [reader for reader in self.first if reader.is_partner]
        names, left = [name_of(reader) for reader in plain[:NAMED]], self.count - min(len(plain), NAMED)
        if left == len(partners):
            more = ngettext("%(count)d HR partner", "%(count)d HR partners", left)
        else:
            more = ngettext("%(count)d more", "%(count)d more", left)
        return get_text_list([*names, more % {"count": left}], _("and"))


def who_reads(thing: Any, readers: Readers) -> str:
    """Its two people by their short names, anybody else by the whole name."""
    if readers.count <= 1:
        return _("Only you can read this here now.")
    return _("%(names)s can read this now. Nobody else here.") % {"names": readers.in_words(name_of)}


def name_of(reader: Reader) -> str:
    if reader.is_own:
        return reader.person.short_name
    if reader.is_partner:
        return _("%(name)s (HR partner)") % {"name": reader.person.name}
    return reader.person.name


@dataclass(frozen=True)
class Writing:
    """One kind. Its functions take the *thing* that the audience hangs on, which need not be saved yet.

    `read_by`: its author alone ("author"); its two people ("two"); others as well, and each of their readings is
    written down ("others"); or whom its author chose, text by text ("chosen").

    `watched` says of whom something is where an HR partner, the manager's manager and who led before read it as well:
    such a reading is written down, a colleague's or the manager's of today is not.
    """

    name: str  # in addresses and in the access log
    model: type[Model]
    read_by: Literal["author", "two", "others", "chosen"]
    visible_to: Callable[[Person], Q]
    readers_of: Callable[[Any], Q]
    people: Callable[[Any], Sequence[Person]]  # whose it is; the first is the one it is about
    title: Callable[[Any], str]  # what it is, without a word of what it says
    changes: Callable[[Any, Readers], list[str]]  # what would change who reads it
    lasts: Callable[[Any], str]
    used_for: Words
    brings: tuple[str, ...] = ()  # what its functions read, for `select_related`
    who: Callable[[Any, Readers], str] = who_reads
    reads_as: Callable[[Person, Any], str] = lambda reader, thing: ""  # where it is none of *reach*
    told_of: Callable[[Any], Q] | None = None  # who may be sent mail about it; all readers, unless it is narrower
    watched: Callable[[Any], UUID | None] = lambda thing: None
    audience: Callable[[Any], object] | None = None  # the same for things with the same readers, to ask once a page
    stand_in: Callable[[Any], StandIn] | None = None  # where the words that find the readers are the same for all


_writings: dict[str, Writing] = {}
_told: dict[str, tuple[type[Model], tuple[str, ...], Callable[[Any], Q]]] = {}


def add_writing(*writings: Writing) -> None:
    """Called from `AppConfig.ready()`."""
    for writing in writings:
        _writings[writing.name] = writing
        if writing.model._meta.label_lower not in _told:
            add_told(writing.model, writing.told_of or writing.readers_of, brings=writing.brings)


def add_told(model: type[Model], told_of: Callable[[Any], Q], *, brings: tuple[str, ...] = ()) -> None:
    """Who may be sent mail about something that nobody writes in, as a condition on people."""
    _told[model._meta.label_lower] = (model, brings, told_of)


def writing_named(name: str) -> Writing | None:
    return _writings.get(name)


def all_writings() -> Iterator[Writing]:
    yield from _writings.values()


def may_be_told(person: Person, about_type: str, about_id: object) -> bool:
    """Whether mail about this thing may still go to this person. Of a kind that nobody knows here, never."""
    if about_type not in _told:
        return False
    model, brings, told_of = _told[about_type]
    thing = model._default_manager.select_related(*brings).filter(pk=about_id).first()
    return thing is not None and Person.objects.employed().filter(told_of(thing), pk=person.pk).exists()
