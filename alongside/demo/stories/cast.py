"""Who is who in the stories: people of the generated company, given names and places."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alongside.people.models import Person, ReportingLine, searchable

from ..company import Company

NAMES = {
    0: ("Inês Duarte", "Head of Customer operations"),
    1: ("Ada Nowak", "IT and workplace"),
    2: ("Jonas Lindqvist", "Lead, Customer care"),
    3: ("Ida Brandt", "Lead, Returns"),
    4: ("Noor Haddou", "Lead, Pricing"),
    15: ("Amira Haddad", "Customer care specialist"),
    16: ("Ben Okafor", "Case specialist"),
    17: ("Kaito Mori", "Case specialist"),
    18: ("Marlene Vogt", "Shift coordinator"),
    19: ("Priya Nair", "Customer care specialist"),
    20: ("Tomasz Wrona", "Customer care specialist"),
    21: ("Sofia Marques", "Pricing analyst"),
}
LEAST = 60  # people a company needs to hold the stories


@dataclass(frozen=True)
class Cast:
    ines: Person
    ada: Person
    jonas: Person
    ida: Person
    amira: Person
    ben: Person
    kaito: Person
    marlene: Person
    priya: Person
    tomasz: Person
    lucia: Person

    @property
    def team(self) -> tuple[Person, ...]:
        return self.amira, self.ben, self.kaito, self.marlene, self.priya, self.tomasz


def give_names(company: Company) -> Cast:
    """Rename some of the generated people, and bend a few lines so that the stories fit."""
    people = company.people
    hr = len(people) - 1
    for number, (name, title) in (NAMES | {hr: ("Lucía Ferrer", "HR partner")}).items():
        _name(people[number], name, title)
    company.teams[3].name = "Customer care, North"
    people[2].team = company.teams[3]
    people[3].team = company.teams[4]
    _report(company, 21, people[4])
    _report(company, hr, people[0])
    people[hr].team = company.teams[0]
    people[16].works_on, people[16].works_until = "124", time(14)
    for number in (2, 15):
        _stay_for_the_talk(people[number], company.now)
    _begin_ida(company)
    amira, ben, kaito, marlene, priya, tomasz = people[15:21]
    first = people[0], people[1], people[2], people[3]
    return Cast(*first, amira, ben, kaito, marlene, priya, tomasz, people[hr])


def _name(person: Person, name: str, title: str) -> None:
    first, last = name.split()
    person.name, person.title = name, title
    person.email = f"{searchable(first, None, None)}.{searchable(last, None, None)}@example.test"
    person.sort_key = searchable(name, person.email, person.number)


def _stay_for_the_talk(person: Person, now: datetime) -> None:
    """Whenever a visitor comes, the talk in twenty minutes lies in the working hours of the two."""
    ends = now + timedelta(minutes=90)
    person.works_from = min(person.works_from, time(now.hour))
    person.works_until = max(person.works_until, time(ends.hour, 59) if ends.date() == now.date() else time(23, 59))
    person.works_on = "".join(sorted({*person.works_on, str(now.isoweekday()), str(ends.isoweekday())}))


def _line_of(company: Company, number: int) -> ReportingLine:
    return next(line for line in company.lines if line.subject_id == company.people[number].pk)


def _report(company: Company, number: int, manager: Person) -> None:
    _line_of(company, number).manager = manager


def _begin_ida(company: Company) -> None:
    """Ida has led her team for three weeks; Inês led it before."""
    since = company.now.date() - timedelta(days=21)
    for number in range(22, 29):
        line = _line_of(company, number)
        before = max(line.starts_on, since - timedelta(days=300))
        line.starts_on = since
        key = company.dice.key(company.now)
        company.lines.append(
            ReportingLine(
                id=key,
                subject=line.subject,
                manager=company.people[0],
                starts_on=before - timedelta(days=1),
                ends_on=since,
            )
        )
