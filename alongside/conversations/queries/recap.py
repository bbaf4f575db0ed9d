"""Reading a recap for its page and for print, in as few statements as for one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from alongside.people.models import Person

from .. import policies
from ..models import Amendment, Commitment, Confirmation, Conversation, DifferentView, Heard, Recap
from .between import next_talk
from .recap_answers import added_later
from .recap_page import RecapPage
from .recap_points import lines_of, read_points


def with_answers(found: "QuerySet[Recap]", reader: Person) -> "QuerySet[Recap]":
    """Brings along the talk, who confirmed it and when, its amendments, and the reader's own *was I heard*."""
    fair = Confirmation.objects.filter(recap=OuterRef("pk")).order_by("created_at")
    told = JSONObject(by="by", at="created_at", text="text", reason="reason")
    heard = Heard.objects.filter(policies.own(reader), recap=OuterRef("pk"))
    return found.select_related(
        "by",
        "sealing__by",
        "conversation__conclusion",
        "conversation__cancellation",
        "conversation__template_version",
        "conversation__relationship__guest__team",
        "conversation__relationship__host__team",
    ).annotate(
        fair_to=ArraySubquery(fair.values("by")),
        fair_at=ArraySubquery(fair.values("created_at")),
        amended=ArraySubquery(Amendment.objects.filter(recap=OuterRef("pk")).order_by("created_at").values(told=told)),
        was_heard=Subquery(heard.values("answer")[:1]),
    )


def recap_page(recap: Any, me: Person) -> RecapPage:
    """Of a recap found by `with_answers`."""
    (page,) = recap_pages([recap], me)
    return replace(
        page,
        formal_readers=readers_once_sealed(recap.conversation),
        next=next_talk(recap.conversation.relationship, after=recap.conversation),
        may_answer=policies.may_answer_recap(me, recap),
    )


def recap_pages(recaps: list[Any], me: Person) -> list[RecapPage]:
    """For reading and for print, of however many recaps in as many statements."""
    views = _by_recap(DifferentView.objects.filter(recap__in=recaps).select_related("by", "commitment"))
    for recap in recaps:
        _remember(recap, views[recap.pk])
    points = _by_recap(read_points(recaps))
    promises = _promises([recap.conversation for recap in recaps], me)
    return [
        RecapPage(
            recap=recap,
            me=me,
            lines=lines_of(recap.conversation.relationship, points[recap.pk], views[recap.pk]),
            views=views[recap.pk],
            commitments=[c for c in promises if c.conversation_id == recap.conversation_id],
            amendments=added_later(recap),
        )
        for recap in recaps
    ]


def _by_recap(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.recap_id].append(row)
    return found


def _remember(recap: Any, views: Sequence[DifferentView]) -> None:
    """What `Recap` would ask the database for."""
    recap.confirmed_by, recap.differing = set(recap.fair_to), {view.by_id for view in views}
    recap.first_answer_at = min([*recap.fair_at, *(view.created_at for view in views)], default=None)


def _promises(conversations: list[Conversation], reader: Person) -> list[Commitment]:
    """What came of the talks, by day; offers to their two people alone, a declined one to nobody."""
    found = Commitment.objects.filter(conversation__in=conversations, declined_at__isnull=True)
    if all(conversation.relationship.has(reader) for conversation in conversations):
        found = found.filter(policies.commitments_visible_to(reader))
    else:
        found = found.accepted()
    return list(found.select_related("owner", "suggested_by", "relationship", "keeping", "letting_go"))


def readers_once_sealed(conversation: Conversation) -> list[Person]:
    """Of a formal kind: who besides the two reads the sealed recap. Said before anyone writes."""
    if not conversation.kind.formal:
        return []
    return list(Person.objects.of_whom(policies.readers_of_formal_record(conversation)).order_by("sort_key"))
