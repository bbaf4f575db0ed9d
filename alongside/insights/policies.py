"""Who may see and do what with figures. HR partners read groups; nobody reads a person here."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from alongside.people.models import HRScope, Person, Team


def may_read_figures(person: Person) -> bool:
    return person.is_hr_partner


def may_choose_group_size(person: Person) -> bool:
    return person.is_administrator


def figures_visible_to(person: Person) -> Q:
    """Of everyone together and by kind, any HR partner; of a team, those in whose scope it is, and never one's own."""
    return figures_of(teams_read_by(person)) if may_read_figures(person) else Q(pk__in=[])


def figures_of(teams: Iterable[UUID]) -> Q:
    return Q(team__isnull=True) | Q(team__in=list(teams))


def teams_read_by(person: Person) -> dict[UUID, str]:
    """The teams of their scopes with all that is inside them, by name; but not the team they are in themself."""
    inside = set(HRScope.objects.current().filter(partner=person, team__isnull=False).values_list("team", flat=True))
    teams = {pk: (parent, name) for pk, parent, name in Team.objects.values_list("pk", "parent_id", "name")}
    found = {team: name for team, (_parent, name) in teams.items() if inside & _around(team, teams)}
    return {team: name for team, name in found.items() if team != person.team_id}


def _around(team: UUID, teams: Mapping[UUID, tuple[UUID | None, str]]) -> set[UUID]:
    """It and the teams it lies in. A circle ends where it began."""
    at: UUID | None = team
    seen: set[UUID] = set()
    while at and at not in seen:
        seen.add(at)
        at = teams[at][0]
    return seen
