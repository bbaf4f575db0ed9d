"""The next talk of a kind, as the rhythm of the two proposes it: three times that suit both, or why there are none."""

from dataclasses import dataclass

from alongside.people.models import Person
from alongside.scheduling.free_time import free_slots
from alongside.scheduling.weighing import Slot

from ..models import Relationship, Template
from .rhythm import Health, rhythm_of
from .times import LAST, times_of, usual_day_among


@dataclass(frozen=True)
class NextTalk:
    template: Template
    other: Person
    rhythm: Health
    offers: list[Slot]


def next_talk_of(pair: Relationship, template: Template, person: Person) -> NextTalk:
    """None is offered while the rhythm rests, where one is planned, or where the two plan as it comes."""
    rhythm = rhythm_of(pair, template.newest)
    return NextTalk(template, pair.other(person), rhythm, _offers(pair, rhythm))


def _offers(pair: Relationship, rhythm: Health) -> list[Slot]:
    day, kind = rhythm.proposed, rhythm.kind
    if not day or rhythm.rests_until:
        return []
    usual = usual_day_among([turn.day for turn in rhythm.turns if turn.took_place][:LAST])
    times = times_of(pair.people, around=day, usual_day=usual)
    return free_slots(pair.people, kind.minutes, times.known, kind.notice_days, around=day)
