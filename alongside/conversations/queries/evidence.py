"""Evidence: one list of dated, sourced facts that both can read before the talk, the same for both."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.foundation.errors import NotPossible
from alongside.people.models import Person

from ..models import Conversation, Remark
from .evidence_aims import Aims, aims_for
from .evidence_between import facts_between
from .evidence_said import Said, said_about
from .fact import Fact, moment_words
from .recency import recency

RECENT = timedelta(weeks=4)
SHOWN = 4  # facts of a group
LONG_ENOUGH = timedelta(weeks=9)  # a shorter time has no months to forget
WITHOUT_A_TALK = timedelta(days=92)


@dataclass(frozen=True)
class Group:
    slug: str
    title: str
    count: str
    facts: list[Fact]
    is_whole: bool = False

    @property
    def shown(self) -> list[Fact]:
        """The first ones, and whatever was said about or is brought; the others behind one tap."""
        if self.is_whole:
            return self.facts
        return [fact for at, fact in enumerate(self.facts) if at < SHOWN or fact.remarks or fact.brought_by]

    @property
    def left_out(self) -> int:
        return len(self.facts) - len(self.shown)


@dataclass(frozen=True)
class Evidence:
    me: Person
    began: date  # the last talk of this kind, or three months ago
    had_a_talk: bool
    arranged_at: datetime
    facts: list[Fact]
    aims: Aims = field(default_factory=Aims)
    whole: str = ""  # the group that is asked for as a whole

    def fact(self, key: str) -> Fact:
        found = next((fact for fact in self.facts if fact.key == key), None)
        if found is None:
            raise NotPossible(_("This is not on the list any more. Go back to the evidence and choose another."))
        return found

    @cached_property
    def groups(self) -> list[Group]:
        """What worked comes first."""
        promises = self._of("promise")
        groups = [
            Group("worked", _("What worked"), self._chosen("worked"), self._of("worked")),
            Group("goals", _("Goals"), self._chosen("goal"), self._of("goal")),
            Group("numbers", _("Numbers"), self._signals, self._of("number")),
            Group("promises", self._promises_title, _kept(promises), promises),
            Group("feedback", _("Feedback"), self._chosen("feedback"), self._of("feedback")),
            Group("scorecard", _("From the scorecard"), self._chosen("scorecard"), self._of("scorecard")),
            Group("added", _("Added for this talk"), self._chosen("added"), self._of("added")),
            Group("recaps", _("From the recaps before"), self._chosen("recap"), self._of("recap")),
            Group("role", _("What the role expects"), "", self._of("role")),
        ]
        return [replace(group, is_whole=group.slug == self.whole) for group in groups if group.facts]

    def _of(self, group: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.group == group]

    def _chosen(self, group: str) -> str:
        """How many there are, and how many of them one brings oneself."""
        facts = self._of(group)
        chosen = sum(self.me.pk in fact.brought_by for fact in facts)
        if not chosen:
            return str(len(facts))
        return _("%(all)s, %(chosen)s chosen") % {"all": len(facts), "chosen": chosen}

    @property
    def _signals(self) -> str:
        """How many ask something."""
        asking = sum(fact.asks for fact in self._of("number"))
        return ngettext("%(count)s changed or drifting", "%(count)s changed or drifting", asking) % {"count": asking}

    @property
    def _promises_title(self) -> str:
        return (
            _("Promises since %(month)s") % {"month": date_format(self.began, "F")}
            if self.had_a_talk
            else _("Promises")
        )

    @property
    def same_since(self) -> datetime:
        """From when on this was the list: since the talk was arranged, or since its newest change.

        What is expected of everybody in a role is no news of this list.
        """
        changes = [fact.listed_at for fact in self.facts if fact.group != "role"] + [
            r.created_at for f in self.facts for r in f.remarks
        ]
        return max([self.arranged_at, *changes])

    @property
    def same_since_words(self) -> str:
        return moment_words(self.same_since)

    @property
    def months_without(self) -> list[str]:
        """Months of the time in between from which there is nothing."""
        if not self.facts or timezone.localdate() - self.began < LONG_ENOUGH:
            return []
        covered = {(fact.on.year, fact.on.month) for fact in self.facts if fact.group != "role"}
        return [date_format(month, "F") for month in _months(self.began) if (month.year, month.month) not in covered]

    @property
    def goals_without_news(self) -> list[str]:
        return self.aims.without_news(self.began)

    @property
    def recency(self) -> str:
        """Said to the one who chose: what they bring is from the last weeks of a longer time, all of it or most."""
        mine = [fact for fact in self.facts if self.me.pk in fact.brought_by]
        today = timezone.localdate()
        if len(mine) < 2 or today - self.began < LONG_ENOUGH:
            return ""
        if any(today - fact.on > RECENT for fact in mine):
            return self._mostly_late([fact.on for fact in mine])
        return ngettext(
            "Both of your examples are from the last four weeks.",
            "All of your examples are from the last four weeks.",
            len(mine) - 1,
        )

    def _mostly_late(self, days: list[date]) -> str:
        found = recency(days, self.began, timezone.localdate())
        if not found.is_worth_saying:
            return ""
        since = timezone.localdate() - (timezone.localdate() - self.began) / 4
        words = _("%(late)s of your %(all)s examples are from after %(day)s. Is there anything from before?")
        return words % {"late": found.late, "all": found.of, "day": date_format(since, "j F")}


def _kept(promises: list[Fact]) -> str:
    """What both let go, with a reason, is handled: it does not count against anybody."""
    kept, let_go = (sum(fact.state == state for fact in promises) for state in ("kept", "let_go"))
    counts = {"kept": kept, "all": len(promises) - let_go, "let_go": let_go}
    if not let_go:
        return _("%(kept)s of %(all)s kept") % counts
    if not counts["all"]:
        return _("%(let_go)s let go by both") % counts
    return _("%(kept)s of %(all)s kept, %(let_go)s let go by both") % counts


def _months(since: date) -> Iterable[date]:
    """The first days of the months of which at least half lies between `since` and today."""
    today, month = timezone.localdate(), since.replace(day=1)
    while month <= today:
        after = (month + timedelta(days=32)).replace(day=1)
        if (min(after, today) - max(month, since)).days >= 15:
            yield month
        month = after


def evidence_for(conversation: Conversation, person: Person, *, is_revealed: bool, whole: str = "") -> Evidence:
    """Nothing in it depends on who asks but their own choice of what to bring, which is blind like all preparing."""
    last = getattr(conversation, "last_of_kind_at", None)
    began = timezone.localdate(last) if last else timezone.localdate() - WITHOUT_A_TALK
    said = said_about(conversation, person, is_revealed=is_revealed)
    aims = aims_for(conversation, person.pk == conversation.guest.pk, began)
    understood, promised = facts_between(conversation, began)
    facts = [*understood, *aims.facts, *promised, *_added(conversation, said)]
    return Evidence(
        me=person,
        began=began,
        had_a_talk=last is not None,
        arranged_at=getattr(conversation, "arranged_at", None) or conversation.created_at,
        facts=[_with_what_was_said(conversation, fact, said) for fact in facts],
        aims=aims,
        whole=whole,
    )


def _added(conversation: Conversation, said: list[Said]) -> list[Fact]:
    """Newest first; by hand, so the source is whatever its author named."""
    added = [row for row in said if row.what == "added" and row.on]
    return [
        Fact(
            key=f"added:{row.pk}",
            group="added",
            text=row.text,
            voice=_one_of(conversation, row.by),
            source=row.source,
            on=row.on or row.at.date(),
            listed_at=row.at,
            knows=frozenset({row.by}),
        )
        for row in sorted(added, key=lambda row: row.on or row.at.date(), reverse=True)
    ]


def _with_what_was_said(conversation: Conversation, fact: Fact, said: list[Said]) -> Fact:
    here = [row for row in said if row.item == fact.key]
    remarks = [
        Remark(
            pk=row.pk,
            conversation=conversation,
            item=row.item,
            by=_one_of(conversation, row.by),
            how=row.what,
            text=row.text,
            created_at=row.at,
        )
        for row in here
        if row.what != "brought"
    ]
    brought = frozenset(row.by for row in here if row.what == "brought")
    return replace(fact, remarks=sorted(remarks, key=lambda r: r.created_at), brought_by=brought)


def _one_of(conversation: Conversation, key: UUID) -> Person:
    return conversation.guest if key == conversation.guest.pk else conversation.host
