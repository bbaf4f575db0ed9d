"""A fact of the evidence, whatever it comes from."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.goals.queries.standing import Standing
from alongside.kpis.queries.card import Card
from alongside.people.models import Person

from ..models import Remark

SHORT = 8  # words
NEW_FOR = timedelta(hours=24)  # the other is to have had the list for so long


@dataclass(frozen=True)
class Fact:
    key: str  # its address in the list, as remarks and choices name it
    group: str
    text: str
    voice: Person | None  # whose words; nobody's where both said it
    source: str
    on: date
    listed_at: datetime  # since when both could read it here
    state: str = ""
    tag: str = ""
    door: tuple[Any, ...] = ()  # the page it comes from: its name, and what that asks for
    due: date | None = None  # of a promise that is still open
    standing: Standing | None = None  # of a goal: its milestones are drawn
    card: Card | None = None  # of a number: its picture is drawn
    sort: int = 0
    is_named_only: bool = False  # its words are read where it stands
    knows: frozenset[UUID] = frozenset()  # whoever it cannot be new to: they did it themselves, or have read it
    remarks: list[Remark] = field(default_factory=list)
    brought_by: frozenset[UUID] = frozenset()

    @cached_property
    def url(self) -> str:
        return reverse(self.door[0], args=self.door[1:]) if self.door else ""

    @property
    def changed_at(self) -> datetime:
        return max([self.listed_at, *(remark.created_at for remark in self.remarks)])

    @cached_property
    def new_since(self) -> str:
        """Since when, within a day. What a whole role reads is no news."""
        is_new = self.group != "role" and self.changed_at > timezone.now() - NEW_FOR
        return moment_words(self.changed_at) if is_new else ""

    @property
    def known_to(self) -> frozenset[UUID]:
        """To whom none of what is new can be news: what one did oneself, one has seen."""
        fresh = timezone.now() - NEW_FOR
        news = [self.knows] if self.listed_at > fresh else []
        news += [frozenset({remark.by_id}) for remark in self.remarks if remark.created_at > fresh]
        return frozenset.intersection(*news) if news else frozenset()

    @property
    def pk(self) -> str:
        return self.key.partition(":")[2]

    @cached_property
    def short(self) -> str:
        """Its first words, for whoever hears a list of links."""
        words = self.text.split()
        return " ".join(words) if len(words) <= SHORT else f"{' '.join(words[:SHORT])}…"

    @property
    def said_to(self) -> str:
        """After “Add”, for the same listener."""
        return _("to: %(text)s") % {"text": self.short}

    @cached_property
    def is_drawn(self) -> bool:
        """Of a number, or of a role: nobody said it."""
        return self.card is not None or self.group == "role"

    @property
    def is_in_our_words(self) -> bool:
        return self.is_drawn or self.is_named_only

    @property
    def asks(self) -> bool:
        return self.card is not None and self.card.asks

    @cached_property
    def met(self) -> str:
        return self.card.met if self.card else ""

    @cached_property
    def anchor(self) -> str:
        return self.key.replace(":", "-")


def moment_words(moment: datetime) -> str:
    """The time of today, the weekday of this week, or the day."""
    there = timezone.localtime(moment)
    days = (timezone.localdate() - there.date()).days
    return date_format(there, "H:i" if days == 0 else "l H:i" if days < 7 else "j F")
