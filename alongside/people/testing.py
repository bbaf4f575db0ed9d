"""Builders of people, and the cast every room's tests speak of."""

import base64
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.test import Client
from django.utils import timezone

from alongside.foundation.records import new_key
from alongside.foundation.testing import by_owner

from .models import (
    AuthenticatorApp,
    Employment,
    HRScope,
    ImportFile,
    Passkey,
    Person,
    ProfileNote,
    RateCount,
    ReportingLine,
    Session,
    Team,
    searchable,
    sort_key,
)
from .reach import derive
from .sessions import AGENT, PERSON, PROVED, SessionStore

YEAR, HANDED_OVER = timedelta(days=365), timedelta(days=10)


@by_owner
def a_team(name: str = "Support", *, parent: Team | None = None) -> Team:
    return Team.objects.get_or_create(name=name, defaults={"parent": parent})[0]


@by_owner
def a_person(
    name: str = "Amira Haddad",
    *,
    manager: Person | None = None,
    password: str = "",
    since: date | None = None,
    **facts: Any,
) -> Person:
    """Employed for a year. The address is made of the name: amira.haddad@example.org."""
    person = Person.objects.create(**{"name": name, "email": _address(name), "zone": "Europe/Berlin", **facts})
    Employment.objects.create(person=person, starts_on=since or timezone.localdate() - YEAR)
    if password:
        person.choose_password(password)
    if manager:
        line = person.report_to(manager, since=since or timezone.localdate() - YEAR)
        ReportingLine.objects.filter(pk=line.pk).update(created_at=first_moment(line.starts_on))
    return person


def first_moment(day: date) -> datetime:
    """When a fact that holds from that day was written down."""
    return timezone.make_aware(datetime.combine(day, time(8)), timezone.get_default_timezone())


@dataclass(frozen=True)
class Cast:
    """Who the tests speak of (house.md §8)."""

    amira: Person  # the guest
    jonas: Person  # her manager
    ines: Person  # his manager
    lucia: Person  # HR partner whose scope has the three above
    hal: Person  # HR partner whose scope has Otto's team alone
    ada: Person  # administrator
    otto: Person  # of another team
    noor: Person  # Amira's manager until ten days ago


@by_owner
def the_cast() -> Cast:
    """In few statements, because almost every test begins with it."""
    care, sales, support, office, systems = _teams("Customer care", "Sales", "Support", "People", "Systems")
    cast = Cast(
        amira=_somebody("Amira Haddad", support, "Support specialist"),
        jonas=_somebody("Jonas Weber", support, "Team lead"),
        ines=_somebody("Inês Carvalho", care, "Head of customer care"),
        lucia=_somebody("Lucía Romero", office, "HR partner"),
        hal=_somebody("Hal Brandt", office, "HR partner"),
        ada=_somebody("Ada Okafor", systems, "Administrator"),
        otto=_somebody("Otto Lindqvist", sales, "Account manager"),
        noor=_somebody("Noor Rahman", sales, "Team lead"),
    )
    everybody = vars(cast).values()
    Person.objects.bulk_create(everybody)
    begun = timezone.localdate() - YEAR
    Employment.objects.bulk_create(Employment(person=person, starts_on=begun) for person in everybody)
    _stand(cast, care, sales)
    return cast


def _teams(*names: str) -> list[Team]:
    """Support is a part of customer care. A second cast works in the same teams."""
    there = {team.name: team for team in Team.objects.filter(name__in=names)}
    new = [Team(name=name) for name in names if name not in there]
    there |= {team.name: team for team in new}
    for team in new:
        team.parent = there["Customer care"] if team.name == "Support" else None
    Team.objects.bulk_create(new)
    return [there[name] for name in names]


def _somebody(name: str, team: Team, title: str) -> Person:
    email = _address(name)
    return Person(
        name=name, sort_key=searchable(name, email, None), email=email, team=team, title=title, zone="Europe/Berlin"
    )


def _address(name: str) -> str:
    return f"{sort_key(name).replace(' ', '.')}@example.org"


def _stand(cast: Cast, care: Team, sales: Team) -> None:
    """Who leads whom, and whom HR looks after; derived once, because every test pays for it."""
    today = timezone.localdate()
    begun, handed_over = today - YEAR, today - HANDED_OVER
    lines = [
        ReportingLine(subject=cast.amira, manager=cast.noor, starts_on=begun, ends_on=handed_over),
        ReportingLine(subject=cast.amira, manager=cast.jonas, starts_on=handed_over),
        ReportingLine(subject=cast.jonas, manager=cast.ines, starts_on=begun),
        ReportingLine(subject=cast.otto, manager=cast.noor, starts_on=begun),
    ]
    for line in lines:
        line.created_at = first_moment(line.starts_on)
    ReportingLine.objects.bulk_create(lines)
    scopes = ((cast.lucia, care), (cast.hal, sales))
    HRScope.objects.bulk_create(HRScope(partner=hr, team=team, starts_on=begun) for hr, team in scopes)
    cast.ada.administer(since=begun)
    derive()


@by_owner
def an_app(person: Person, name: str = "Phone") -> AuthenticatorApp:
    """An authenticator app that is added already. Its codes: `code_of(app)`."""
    app = person.begin_app()
    AuthenticatorApp.objects.filter(pk=app.pk).update(confirmed_at=timezone.now(), name=name)
    app.refresh_from_db()
    return app


def code_of(app: AuthenticatorApp, at: datetime | None = None) -> str:
    """What the app shows at that moment."""
    secret = base64.b32decode(app.secret)
    return TOTP(secret, 6, SHA1(), 30).generate(int((at or timezone.now()).timestamp())).decode()  # noqa: S303


@by_owner
def a_passkey(person: Person, name: str = "Blue key") -> Passkey:
    """One whose device is nowhere: to be listed, renamed and removed."""
    key = new_key().bytes
    return Passkey.objects.create(person=person, credential_id=key, public_data=b"", name=name)


def signed_in(person: Person, *, agent: str = "", ago: timedelta = timedelta()) -> Client:
    """A browser in which this person signed in, `ago` before now."""
    client = Client(headers={"User-Agent": agent}) if agent else Client()
    session = SessionStore()
    session[PERSON], session[AGENT] = str(person.pk), agent
    session[PROVED] = (timezone.now() - ago).isoformat()
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    for topic, audience in zip(ProfileNote.Topic.values, ("me", "manager", "everyone"), strict=True):
        person.say(topic, f"{person.name} on {topic}", audience=audience)
    person.choose_password("a long password of one's own")
    person.administer()
    person.partner_for(team=person.team or a_team(f"Team of {person.name}"))
    other.partner_for(person=person)
    person.send_sign_in_link()
    session = {"person": person, "agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0", "session_data": "x"}
    ends = timezone.now() + timedelta(days=14)
    Session.objects.create(session_key=f"key-{person.pk}"[:40], expire_date=ends, **session)
    RateCount.objects.get_or_create(key="from:127.0.0.1", defaults={"ends_at": timezone.now() + timedelta(minutes=10)})
    ImportFile.objects.create(person=person, filename="people.csv", data=b"Name\nMei Lin\n")
    person.take_leave(timezone.localdate(), timezone.localdate() + timedelta(days=30))
    an_app(person), a_passkey(person), person.make_recovery_codes()
