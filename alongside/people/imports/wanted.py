"""What should be true of a person after the import, beside what is true of them now."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .columns import Columns
from .inspection import Inspection
from .managers import Node
from .present import Present, Span
from .rows import Row

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Service:
    """An employment as the file has it. `key` is the one that is changed; None makes a new one."""

    key: UUID | None
    starts_on: date
    ends_on: date | None


def service(row: Row, columns: Columns, held: list[Span], today: date) -> Service:
    """A last day in a file is a day at work: the employment ends on the day after."""
    last = held[-1] if held else None
    ends_on = row.end + DAY if row.end else None
    if last is None or _comes_back(row, columns, last, today):
        starts_on = row.start or (min(today, row.end) if row.end and not last else today)
        return Service(None, starts_on, ends_on and max(starts_on, ends_on))
    starts_on = _start(row, held)
    if "end" not in columns:
        ends_on = last.ends_on if last.ends_on and last.ends_on > today else None
    return Service(last.key, starts_on, ends_on and max(starts_on, ends_on))


def _comes_back(row: Row, columns: Columns, last: Span, today: date) -> bool:
    """Whether somebody who left is here again: from a new first day, or without one from today."""
    if last.ends_on is None:
        return False
    if row.start:
        return row.start >= last.ends_on > last.starts_on
    return last.ends_on <= today and row.end is None


def _start(row: Row, held: list[Span]) -> date:
    """The file's first day, unless it belongs to an earlier employment."""
    last = held[-1]
    if row.start is None or any(span.ends_on and span.ends_on > row.start for span in held[:-1]):
        return last.starts_on
    return row.start


def manager(row: Row, inspection: Inspection) -> Node | None:
    return inspection.managers.get(row.line)


def says_manager(row: Row, inspection: Inspection) -> bool:
    """Whether the row speaks of the manager. One whose own row is left out is passed over."""
    columns = inspection.columns
    return columns.name_managers and not (row.manager and row.line not in inspection.managers)


def since(row: Row, wanted: Service, today: date) -> date:
    """From when a new line holds: the day that is named; never earlier than today, nor before the first day."""
    return max(today, wanted.starts_on, row.lead_since or today)


def differences(
    row: Row, key: UUID, inspection: Inspection, present: Present, wanted: Service
) -> dict[str, tuple[str, str]]:
    """Field → (now, then), as text. Empty when the file says nothing new."""
    columns, now = inspection.columns, present.people[key]
    then = {
        "name": row.name,
        "email": row.email if "email" in columns else now.email,
        "number": row.number or now.number,
    }
    then |= {field: getattr(row, field) for field in ("title", "team") if field in columns}
    found = {
        field: (getattr(now, field), value)
        for field, value in then.items()
        if _differs(field, getattr(now, field), value)
    }
    return found | _days(present.employments.get(key, []), wanted) | _lead(row, key, inspection, present, wanted)


def _differs(field: str, now: str, then: str) -> bool:
    return now.casefold() != then.casefold() if field in ("email", "number", "team") else now != then


def _days(held: list[Span], wanted: Service) -> dict[str, tuple[str, str]]:
    last = next((span for span in held if span.key == wanted.key), None)
    starts = (str(last.starts_on) if last else "", str(wanted.starts_on))
    ends = (_last_day(last.ends_on if last else None), _last_day(wanted.ends_on))
    return {field: pair for field, pair in (("start", starts), ("end", ends)) if pair[0] != pair[1]}


def _last_day(ends_on: date | None) -> str:
    return str(ends_on - DAY) if ends_on else ""


def _lead(row: Row, key: UUID, inspection: Inspection, present: Present, wanted: Service) -> dict[str, tuple[str, str]]:
    if not says_manager(row, inspection) or (wanted.ends_on and wanted.ends_on <= present.today):
        return {}
    day = since(row, wanted, present.today)
    now, then = present.manager_through(key, day, wanted.ends_on), manager(row, inspection)
    if now == then:
        return {}
    name = _called(then, present, inspection)
    if name and day > present.today:
        name = _("%(name)s, from %(day)s on") % {"name": name, "day": date_format(day, "j F Y")}
    return {"manager": (_called(now, present, inspection), name)}


def _called(node: Node | None, present: Present, inspection: Inspection) -> str:
    if node is None:
        return ""
    return inspection.new_names[node] if isinstance(node, int) else present.people[node].name
