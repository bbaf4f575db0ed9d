"""Which column holds what. Two that could both be it are asked about."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .headers import FIELDS, field_name, field_of
from .problems import Problem
from .table import Record, Table

IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Columns:
    """`places`: field → position in the row."""

    headers: list[str]
    places: dict[str, int]

    def __contains__(self, field: str) -> bool:
        return field in self.places

    @property
    def name_managers(self) -> bool:
        return any(field in self.places for field in FIELDS if field.startswith("manager"))

    @property
    def unused(self) -> list[str]:
        taken = set(self.places.values())
        return [header for at, header in enumerate(self.headers) if header and at not in taken]

    def header(self, field: str) -> str:
        return self.headers[self.places[field]] if field in self.places else ""

    def cell(self, record: Record, field: str) -> str:
        place = self.places.get(field)
        return record.cells[place] if place is not None and place < len(record.cells) else ""

    def as_json(self) -> dict[str, str]:
        return {field: self.header(field) for field in FIELDS if field in self.places}


NONE = Columns([], {})


def recognise(table: Table, mapping: dict[str, str]) -> tuple[Columns, list[Problem]]:
    """`mapping`: header or `#position` from 1 → field or `ignore`, decided by hand; it wins over every name."""
    headers = table.header.cells
    problems: list[Problem] = []
    by_hand = dict(_by_hand(headers, mapping))
    found: dict[str, list[int]] = {}
    for at, field in by_hand.items():
        found.setdefault(field, []).append(at)
    found.pop(IGNORE, None)
    for field in FIELDS:
        found.setdefault(field, _best(headers, field, by_hand))
    _settle_name(table, found, set(by_hand.values()))
    places = {}
    for field, candidates in found.items():
        if len(candidates) > 1 and not _same(table, candidates):
            problems.append(_ambiguous(table, field, candidates))
        if candidates:
            places[field] = candidates[0]
    problems += _missing(table, places) + _not_there(table, mapping)
    return Columns(headers, places), problems


def _by_hand(headers: list[str], mapping: dict[str, str]) -> Iterator[tuple[int, str]]:
    wanted = {header.strip().casefold(): field for header, field in mapping.items()}
    for at, header in enumerate(headers):
        field = wanted.get(f"#{at + 1}") or wanted.get(header.casefold())
        if field:
            yield at, field


def _best(headers: list[str], field: str, taken: dict[int, str]) -> list[int]:
    """The columns that name this field most certainly."""
    named = [(field_of(header)[1], at) for at, header in enumerate(headers) if field_of(header)[0] == field]
    free = [(certainty, at) for certainty, at in named if at not in taken]
    return [at for certainty, at in free if certainty == min(free)[0]]


def _settle_name(table: Table, found: dict[str, list[int]], by_hand: set[str]) -> None:
    """`Name` beside `First name` is the full name or the last name: the rows say which."""
    if not found["name"] or not (found["first_name"] or found["last_name"]):
        return
    if found["first_name"] and found["last_name"]:
        found["name"] = []
        return
    part = "first_name" if found["first_name"] else "last_name"
    within = {_is_within(record, found["name"][0], found[part][0]) for record in table.records} - {None}
    if within == {True} or not within:
        found[part] = []
    elif within == {False} and part == "first_name" and "name" not in by_hand:
        found["last_name"], found["name"] = found["name"], []
    else:
        found["name"] = found["name"] + found[part]


def _is_within(record: Record, whole: int, part: int) -> bool | None:
    """Whether the one cell holds the other as a word; None where one of them is blank."""
    if max(whole, part) >= len(record.cells):
        return None
    words, piece = record.cells[whole].casefold().replace(",", " ").split(), record.cells[part].casefold().split()
    return set(piece) <= set(words) if words and piece else None


def _same(table: Table, places: list[int]) -> bool:
    """Columns that say the same in every row need no question."""
    return all(len({record.cells[at] for at in places if at < len(record.cells)}) < 2 for record in table.records)


def _ambiguous(table: Table, field: str, places: list[int]) -> Problem:
    headers = [table.header.cells[at] for at in places]
    message = _('%(columns)s could each be the %(field)s. Choose one (--map "#%(place)s=%(word)s").') % {
        "columns": _(" and ").join(f"“{header}”" for header in headers),
        "field": field_name(field),
        "place": places[0] + 1,
        "word": field,
    }
    return Problem(table.header.line, headers[0], "ambiguous_column", message)


def _missing(table: Table, places: dict[str, int]) -> list[Problem]:
    problems = []
    line = table.header.line
    if not places.keys() & {"name", "first_name", "last_name"}:
        message = _('No column was recognised as the name. Say which one it is (--map "Header=name").')
        problems.append(Problem(line, "", "missing_column", message))
    if not places.keys() & {"email", "number"}:
        message = _(
            "No column was recognised as the e-mail address or the employee number. "
            'Say which one it is (--map "Header=email").'
        )
        problems.append(Problem(line, "", "missing_column", message))
    return problems


def _not_there(table: Table, mapping: dict[str, str]) -> list[Problem]:
    there = {header.casefold() for header in table.header.cells}
    there |= {f"#{at}" for at in range(1, len(table.header.cells) + 1)}
    message = _("There is no column “%(header)s”. The columns are: %(headers)s.")
    return [
        Problem(
            table.header.line,
            header,
            "missing_column",
            message % {"header": header, "headers": ", ".join(table.header.cells[:30])},
        )
        for header in mapping
        if header.strip().casefold() not in there
    ]
