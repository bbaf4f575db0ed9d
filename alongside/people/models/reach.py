"""Reach: who stands how to whom today, derived from the dated facts. Never written by hand.

`manager` is the current solid line, `skip` exactly one step above, `dotted` a dotted line, `hr` an HR partner in
scope, `former` a manager whose line ended at most 30 days ago.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from alongside.foundation.records import new_key

from .dated import company_day

if TYPE_CHECKING:
    from .reporting_line import ReportingLine

Edge = tuple[UUID, UUID, str]
HANDOVER = timedelta(days=30)
BATCH = 10_000  # PostgreSQL takes 65,535 parameters a statement


class Reach(models.Model):
    MANAGER, SKIP, DOTTED, HR, FORMER = "manager", "skip", "dotted", "hr", "former"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    actor = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    subject = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    relation = models.CharField(max_length=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "relation", "subject"], name="reach_said_once")]
        indexes = [models.Index(fields=["subject", "relation"])]


@transaction.atomic
def derive(on: date | None = None) -> int:
    """Bring the table to what the facts say on `on`. Returns how many edges were wrong before."""
    wanted = set(derived(on))
    standing = {(a, s, r): pk for pk, a, s, r in Reach.objects.values_list("pk", "actor_id", "subject_id", "relation")}
    gone = [pk for edge, pk in standing.items() if edge not in wanted]
    new = wanted - standing.keys()
    for start in range(0, len(gone), BATCH):
        Reach.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    rows = [Reach(actor_id=a, subject_id=s, relation=r) for a, s, r in new]
    Reach.objects.bulk_create(rows, batch_size=BATCH)
    return len(gone) + len(new)


def derived(on: date | None = None) -> Iterator[Edge]:
    """What the facts say: nobody reaches themself, and only the employed reach or are reached."""
    from .employment import Employment

    day = on or company_day()
    here = set(Employment.objects.current(day).values_list("person_id", flat=True))
    solid = _lines(day, "solid", here)
    edges = [*_managers(solid), *_skips(solid), *_dotted(day, here), *_partners(day, solid), *_former(day, solid)]
    return (edge for edge in edges if edge[0] != edge[1] and edge[0] in here and edge[1] in here)


def _lines(day: date, kind: str, here: set[UUID]) -> dict[UUID, UUID]:
    """subject → manager, of those who are here."""
    from .reporting_line import ReportingLine

    lines = ReportingLine.objects.filter(kind=kind).current(day).values_list("subject_id", "manager_id")
    return {subject: manager for subject, manager in lines if subject in here and manager in here}


def _managers(solid: dict[UUID, UUID]) -> Iterator[Edge]:
    return ((manager, subject, Reach.MANAGER) for subject, manager in solid.items())


def _skips(solid: dict[UUID, UUID]) -> Iterator[Edge]:
    """One step above the manager. Inside a circle only direct edges hold, so that no fault widens a view."""
    for subject, manager in solid.items():
        if manager in solid and not in_circle(solid, subject) and not in_circle(solid, manager):
            yield solid[manager], subject, Reach.SKIP


def in_circle(solid: dict[UUID, UUID], person: UUID) -> bool:
    at, seen = solid.get(person), set[UUID]()
    while at and at not in seen:
        if at == person:
            return True
        seen.add(at)
        at = solid.get(at)
    return False


def _dotted(day: date, here: set[UUID]) -> Iterator[Edge]:
    from .reporting_line import ReportingLine

    lines = ReportingLine.objects.filter(kind="dotted").current(day).values_list("manager_id", "subject_id")
    return ((manager, subject, Reach.DOTTED) for manager, subject in lines)


def _partners(day: date, solid: dict[UUID, UUID]) -> Iterator[Edge]:
    """HR partners and whom they look after: never their own chain upwards, never their own HR team."""
    from .hr_scope import HRScope

    members = _members()
    scopes = list(HRScope.objects.current(day).values_list("partner_id", "team_id", "person_id"))
    colleagues = {partner for partner, *_rest in scopes}
    for partner, team, person in scopes:
        spared = _chain(solid, partner) | colleagues
        for subject in {person} if person else members[team]:
            if subject not in spared:
                yield partner, subject, Reach.HR


def _members() -> dict[UUID, set[UUID]]:
    """Team → its people, parts of teams included."""
    from .person import Person
    from .team import Team

    parents = dict(Team.objects.values_list("pk", "parent_id"))
    members: dict[UUID, set[UUID]] = defaultdict(set)
    for person, team in Person.objects.filter(team__isnull=False).values_list("pk", "team_id"):
        at: UUID | None = team
        seen: set[UUID] = set()
        while at and at not in seen:
            members[at].add(person)
            seen.add(at)
            at = parents.get(at)
    return members


def _chain(solid: dict[UUID, UUID], person: UUID) -> set[UUID]:
    above: set[UUID] = set()
    at = solid.get(person)
    while at and at not in above:
        above.add(at)
        at = solid.get(at)
    return above


def _former(day: date, solid: dict[UUID, UUID]) -> Iterator[Edge]:
    """Whose line ended less than thirty days ago. One that was over when it was written down never gave a right."""
    from .reporting_line import ReportingLine

    ended = ReportingLine.objects.filter(kind="solid", ends_on__lte=day, ends_on__gt=day - HANDOVER)
    told = ended.filter(starts_on__lt=F("ends_on")).values_list("manager_id", "subject_id", "created_at", "ends_on")
    for manager, subject, written_at, ends_on in told:
        if ends_on and company_day(written_at) < ends_on and solid.get(subject) != manager:
            yield manager, subject, Reach.FORMER


def last_day_of_handover(lines: models.QuerySet[ReportingLine]) -> date | None:
    """Of those lines that have ended: the last day on which whoever led still reads."""
    ended = lines.filter(ends_on__lte=company_day()).order_by("-ends_on").values_list("ends_on", flat=True).first()
    return ended + HANDOVER - timedelta(days=1) if ended else None


def relations(actor_id: UUID, subject_ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    """How `actor` stands to each of these."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for subject, relation in Reach.objects.filter(actor_id=actor_id, subject_id__in=subject_ids).values_list(
        "subject_id", "relation"
    ):
        found[subject].add(relation)
    return found
