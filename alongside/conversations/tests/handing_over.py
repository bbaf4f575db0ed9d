"""What the tests of a change of manager share: a change, what was between the two before, and the clock."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Person, ReportingLine, company_day
from alongside.people.reach import derive
from alongside.people.testing import Cast, signed_in

from ..jobs import hand_over
from ..models import Handover, draft_recap, write_note
from ..testing import a_conversation, a_formal_talk

AHEAD = timedelta(days=12)


@by_owner
def a_change(cast: Cast, *, on: date | None = None) -> ReportingLine:
    """Amira will report to Otto."""
    line: ReportingLine = cast.amira.report_to(cast.otto, since=on or company_day() + AHEAD)
    return line


def noticed(cast: Cast, *, on: date | None = None) -> Handover:
    a_change(cast, on=on)
    by_worker(hand_over)(0)
    return Handover.objects.get(person=cast.amira, to=cast.otto)


def at(handover: Handover) -> str:
    return f"/handovers/{handover.pk}/"


def keep(person: Person, handover: Handover, **said: Any) -> Any:
    version = Handover.objects.get(pk=handover.pk).version
    return signed_in(person).post(at(handover), {"_method": "PUT", "comment": "", "version": version, **said})


@by_owner
def a_held_talk(cast: Cast, host: Person, *, formal: bool = False, text: str = "I ask too many questions") -> Any:
    soon = timezone.now() + timedelta(hours=1)
    talk = (
        a_formal_talk(cast.amira, host, at=soon) if formal else a_conversation(cast.amira, host, "quarterly", at=soon)
    )
    talk.enter(by=host)
    write_note(talk, text, by=cast.amira, stage="strengths")
    write_note(talk, "What I saw on Tuesday", by=host, stage="strengths")
    write_note(talk, "Not checked by anyone", by=host, voice=cast.amira, stage="strengths")
    talk.conclude(by=host)
    return talk


class Clock:
    """Django's clock, put to a moment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch

    def stands_at(self, moment: datetime) -> None:
        self.patch.setattr(timezone, "now", lambda: moment)
        by_owner(derive)()


def midnight(day: date) -> datetime:
    """When that day begins, in the company's zone."""
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


@by_owner
def sealed(talk: Any, cast: Cast) -> Any:
    draft_recap(talk, by=talk.relationship.host).seal(by=cast.amira)
    return talk
