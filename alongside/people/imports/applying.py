"""An import in one transaction: all of it, or nothing."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction

from alongside.foundation.records import new_key

from ..models import Employment, Person, ReportingLine, Team, searchable
from ..models.reporting_line import LOCK
from ..reach import derive
from .cells import folded
from .choices import Choices
from .leaving import end_what_belongs_to
from .managers import Node
from .preview import Change, Preview, preview
from .tables import insert, rewrite
from .wanted import manager, says_manager, since


@transaction.atomic
def apply(data: bytes, choices: Choices, *, full: bool = False, skip_bad_rows: bool = False) -> Preview:
    """Import, and return what was done; refused when `may_apply` says no, and then nothing is written."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    found = preview(data, choices, full=full)
    if found.may_apply(skip_bad_rows=skip_bad_rows):
        _write(found)
    return found


def _write(found: Preview) -> None:
    changes = [*found.added, *found.changed]
    keys = {change.row.line: change.person or new_key() for change in changes}
    teams = _teams(changes, found)
    _add_people(found.added, keys, teams)
    _change_people(found.changed, found, teams)
    _write_services(changes, keys)
    _write_lines(changes, keys, found)
    _end_services(changes, keys, found)
    derive()


def _teams(changes: list[Change], found: Preview) -> dict[str, UUID]:
    """Folded name → team. Those that are missing are made."""
    teams = {folded(name): key for key, name in Team.objects.order_by().values_list("id", "name")}
    new: dict[str, Team] = {}
    for change in changes:
        if change.row.team and folded(change.row.team) not in teams:
            new.setdefault(folded(change.row.team), Team(name=change.row.team))
    Team.objects.bulk_create(new.values())
    return teams | {name: team.pk for name, team in new.items()}


def _add_people(added: list[Change], keys: dict[int, UUID], teams: dict[str, UUID]) -> None:
    people = []
    for row in (change.row for change in added):
        person = Person(id=keys[row.line], name=row.name, title=row.title, team_id=teams.get(folded(row.team)))
        person.email, person.number = row.email or None, row.number or None
        person.zone, person.locale = row.zone or person.zone, row.locale or person.locale
        person.sort_key = searchable(row.name, row.email, row.number)
        people.append(person)
    insert(Person, people)


def _change_people(changed: list[Change], found: Preview, teams: dict[str, UUID]) -> None:
    """Addresses and numbers are let go first, so that two people can swap theirs."""
    columns, rows = found.inspection.columns, []
    for change in changed:
        now, row = found.present.people[change.person], change.row  # type: ignore[index]
        email, number = row.email if "email" in columns else now.email, row.number or now.number
        title = row.title if "title" in columns else now.title
        team = teams.get(folded(row.team if "team" in columns else now.team))
        rows.append(
            (now.key, row.name, email or None, number or None, title, team, searchable(row.name, email, number))
        )
    people = [(row[0], None, None) for row in rows]
    rewrite(Person, {"email": "text", "number": "text"}, people)
    kinds = {"name": "text", "email": "text", "number": "text", "title": "text", "team_id": "uuid", "sort_key": "text"}
    rewrite(Person, kinds, rows)


def _write_services(changes: list[Change], keys: dict[int, UUID]) -> None:
    services = [(keys[change.row.line], change.service) for change in changes]
    new = [
        Employment(person_id=person, starts_on=service.starts_on, ends_on=service.ends_on)
        for person, service in services
        if service.key is None
    ]
    held = [(service.key, service.starts_on, service.ends_on) for _person, service in services if service.key]
    rewrite(Employment, {"starts_on": "date", "ends_on": "date"}, held)
    insert(Employment, new)


def _write_lines(changes: list[Change], keys: dict[int, UUID], found: Preview) -> None:
    """The line before ends on the day the new one begins."""
    today = found.present.today
    ended, new = [], []
    to_key = _node_keys(keys)
    for change in changes:
        if not _leads_anew(change, found):
            continue
        person, day = keys[change.row.line], since(change.row, change.service, today)
        for line in found.present.lines.get(person, []):
            if line.ends_on is None or line.ends_on > day:
                ended.append((line.key, max(line.starts_on, day)))
        above = manager(change.row, found.inspection)
        if above is not None:
            new.append(ReportingLine(subject_id=person, manager_id=to_key(above), starts_on=day))
    rewrite(ReportingLine, {"ends_on": "date"}, ended)
    insert(ReportingLine, new)


def _leads_anew(change: Change, found: Preview) -> bool:
    if change.person:
        return "manager" in change.differences
    ended = change.service.ends_on
    return says_manager(change.row, found.inspection) and not (ended and ended <= found.present.today)


def _node_keys(keys: dict[int, UUID]) -> Callable[[Node], UUID]:
    return lambda node: keys[node] if isinstance(node, int) else node


def _end_services(changes: list[Change], keys: dict[int, UUID], found: Preview) -> None:
    """What belongs to an employment ends with it: for those whose last day the file names, and for the missing."""
    today = found.present.today
    named = [(keys[change.row.line], change.service.ends_on) for change in changes]
    end_what_belongs_to([(person, day) for person, day in named if day], today)
    end_what_belongs_to([(person.key, today) for person in found.left], today, missing=True)
