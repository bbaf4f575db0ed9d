"""Who works in the demo company: people, teams, employments, lines, HR scopes. Shaped like a real one."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from alongside.people.models import Administration, Employment, HRScope, Person, ReportingLine, Team, searchable

from .copying import copy_in
from .dice import HOME_ZONE, Dice
from .names import FIRST, LAST, PLACES, WORK

SPAN = 7  # people a manager leads


@dataclass
class Company:
    """Everybody, in the order of the tree: the first leads, each leads the next `SPAN`."""

    dice: Dice
    now: datetime
    size: int
    teams: list[Team] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    lines: list[ReportingLine] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    scopes: list[HRScope] = field(default_factory=list)
    administrations: list[Administration] = field(default_factory=list)

    def write(self) -> None:
        for line in self.lines:
            line.created_at = datetime.combine(line.starts_on, time(8), HOME_ZONE)
        for rows in (self.teams, self.people, self.employments, self.lines, self.scopes, self.administrations):
            copy_in(rows)

    def manager_of(self, number: int) -> Person | None:
        return self.people[(number - 1) // SPAN] if number else None


def found(company: Company) -> None:
    """Fill the company: a tree of people, a team for each manager, HR partners for every hundred, one administrator."""
    for number in range(company.size):
        team = _team(company, number)
        person = _person(company, number, team)
        company.people.append(person)
        began = _began(company)
        key = company.dice.key(company.now)
        company.employments.append(Employment(id=key, person=person, starts_on=began))
        if manager := company.manager_of(number):
            key = company.dice.key(company.now)
            company.lines.append(ReportingLine(id=key, subject=person, manager=manager, starts_on=began))
    _give_hr_scopes(company)


def _team(company: Company, number: int) -> Team:
    """The team of whoever leads this person; the first has the whole company."""
    place = (number - 1) // SPAN + 1 if number else 0
    while len(company.teams) <= place:
        at = len(company.teams)
        parent = company.teams[(at - 1) // SPAN] if at else None
        key = company.dice.key(company.now)
        company.teams.append(Team(id=key, name=_team_name(at), parent=parent, created_at=company.now))
    return company.teams[place]


def _team_name(number: int) -> str:
    if number == 0:
        return "Company"
    work, place = WORK[number % len(WORK)][0], PLACES[number // len(WORK) % len(PLACES)]
    round_ = number // (len(WORK) * len(PLACES))
    return f"{work}, {place}" + (f" {round_ + 1}" if round_ else "")


def _person(company: Company, number: int, team: Team) -> Person:
    first, last = company.dice.one_of(FIRST), company.dice.one_of(LAST)
    name, email = f"{first} {last}", f"{first}.{last}.{number}@example.test".lower()
    titles = next((titles for work, titles in WORK if team.name.startswith(work)), ("Managing director",))
    leads = number * SPAN + 1 < company.size
    return Person(
        id=company.dice.key(company.now),
        name=name,
        sort_key=searchable(name, email, f"{10_000 + number}"),
        email=email,
        number=f"{10_000 + number}",
        title=f"Head of {team.name}" if leads else company.dice.one_of(titles),
        team=team,
        zone=HOME_ZONE.key,
        created_at=company.now,
    )


def _began(company: Company) -> date:
    return company.now.date() - timedelta(days=company.dice.randint(120, 3000))


def _give_hr_scopes(company: Company) -> None:
    """One HR partner a hundred people, from the end of the tree; each looks after a part of the teams."""
    partners = company.people[-max(1, len(company.people) // 100) :]
    for number, team in enumerate(company.teams[1:], start=1):
        partner = partners[number % len(partners)]
        key = company.dice.key(company.now)
        company.scopes.append(HRScope(id=key, partner=partner, team=team, starts_on=company.now.date()))
    if len(company.people) > 1:
        key = company.dice.key(company.now)
        administrator = company.people[1]
        company.administrations.append(Administration(id=key, person=administrator, starts_on=company.now.date()))
