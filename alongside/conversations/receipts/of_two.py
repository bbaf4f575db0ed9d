"""What belongs to two people: what they share, a talk, its evidence, "We just talked", a promise."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.people.models import Person, Reach
from alongside.trust.writings import Readers, Writing

from .. import policies
from ..models import Commitment, Conversation, JustTalked, Relationship
from .words import (
    FOR_THE_TWO,
    PAIR,
    as_hr_sees_it,
    between,
    changes_between,
    names,
    once_sealed,
    pair_of,
    title_of_talk,
    two_years,
)

GUEST, HOST = UUID(int=1), UUID(int=2)  # stand-ins, of nobody
ANY_PAIR = Relationship(guest=Person(pk=GUEST), host=Person(pk=HOST))


def standing_in(nobodys: Any) -> dict[str, Any]:
    """Nothing but who the two are decides who reads it."""
    return {"stand_in": lambda thing: (nobodys, {GUEST: pair_of(thing).guest_id, HOST: pair_of(thing).host_id})}


def of_two() -> list[Writing]:
    shared: dict[str, Any] = {"read_by": "two", "used_for": FOR_THE_TWO, "people": lambda thing: pair_of(thing).people}
    of_pair: dict[str, Any] = {
        **shared,
        "changes": lambda thing, readers: changes_between(pair_of(thing), readers, is_carried=True),
    }
    told: dict[str, Any] = {"told_of": lambda thing: policies.readers_taking_part(pair_of(thing))}
    asked: dict[str, Any] = {"audience": lambda thing: ("pair", pair_of(thing).pk)}
    return [
        Writing(
            "pair", Relationship, visible_to=policies.relationships_visible_to,
            readers_of=policies.readers_of_relationship, title=lambda pair: between(pair), lasts=two_years,
            brings=("guest", "host"), **of_pair, **told, **asked, **standing_in(ANY_PAIR),
        ),
        Writing(
            "talk", Conversation, visible_to=policies.conversations_visible_to,
            readers_of=policies.readers_of_conversation, title=title_of_talk, lasts=as_hr_sees_it,
            brings=(*PAIR, "template_version"), **shared, **told, **asked,
            **standing_in(Conversation(relationship=ANY_PAIR)),
            changes=lambda talk, readers: [
                *changes_between(talk.relationship, readers, is_carried=True), *once_sealed(talk)
            ],
        ),
        Writing(
            "evidence", Conversation, visible_to=policies.evidence_visible_to,
            readers_of=lambda talk: policies.readers_taking_part(talk.relationship), title=title_of_talk,
            lasts=two_years, brings=(*PAIR, "template_version"), **shared, **told, changes=_changes_of_evidence,
        ),
        Writing(
            "just-talked", JustTalked, visible_to=policies.of_pairs_visible_to,
            readers_of=lambda talk: policies.readers_of_relationship(talk.relationship),
            title=lambda talk: _("“We just talked”, %(day)s") % {"day": date_format(talk.happened_on, "j F Y")},
            lasts=two_years, brings=PAIR, **of_pair, **told, **asked, **standing_in(JustTalked(relationship=ANY_PAIR)),
        ),
    ]  # fmt: skip


def _changes_of_evidence(talk: Conversation, readers: Readers) -> list[str]:
    changed = _("If %(guest)s changes manager, %(host)s no longer sees this list, and neither does the new manager.")
    return [changed % names(talk.relationship)] if readers.stands(talk.host, Reach.MANAGER) else []


def promise() -> Writing:
    return Writing(
        name="promise",
        model=Commitment,
        read_by="two",
        visible_to=policies.commitments_visible_to,
        readers_of=policies.readers_of_commitment,
        people=lambda promise: promise.relationship.people,
        title=lambda promise: _("A promise between %(guest)s and %(host)s") % names(promise.relationship),
        changes=_changes_of_promise,
        lasts=two_years,
        used_for=FOR_THE_TWO,
        brings=(*PAIR, "owner"),
        told_of=lambda promise: policies.readers_taking_part(promise.relationship) | _owner_of(promise),
    )


def _owner_of(promise: Commitment) -> Q:
    """One's own promise stays one's own, whatever became of the line."""
    return Q(pk=promise.owner_id) if promise.accepted_at else Q(pk__in=[])


def _changes_of_promise(promise: Commitment, readers: Readers) -> list[str]:
    own = (
        [_("%(name)s keeps it, whatever changes.") % {"name": promise.owner.short_name}] if promise.accepted_at else []
    )
    return [*changes_between(promise.relationship, readers), *own]
