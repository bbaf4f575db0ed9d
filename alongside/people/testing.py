"""Builders of people, and the cast every room's tests speak of."""

import base64
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
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
    sort_key,
)
from .reach import derive
from .sessions import AGENT, PERSON, PROVED

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
    address = f"{sort_key(name).replace(' ', '.')}@example.org"
    person = Person.objects.create(**{"name": name, "email": address, "zone": "Europe/Berlin", **facts})
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
    care, sales = a_team("Customer care"), a_team("Sales")
    support = a_team("Support", parent=care)
    cast = Cast(
        amira=a_person("Amira Haddad", team=support, title="Support specialist"),
        jonas=a_person("Jonas Weber", team=support, title="Team lead"),
        ines=a_person("Inês Carvalho", team=care, title="Head of customer care"),
        lucia=a_person("Lucía Romero", team=a_team("People"), title="HR partner"),
        hal=a_person("Hal Brandt", team=a_team("People"), title="HR partner"),
        ada=a_person("Ada Okafor", team=a_team("Systems"), title="Administrator"),
        otto=a_person("Otto Lindqvist", team=sales, title="Account manager"),
        noor=a_person("Noor Rahman", team=sales, title="Team lead"),
    )
    _stand(cast, care, sales)
    return cast


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
    HRScope.objects.create(partner=cast.lucia, team=care, starts_on=begun)
    HRScope.objects.create(partner=cast.hal, team=sales, starts_on=begun)
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
    session = client.session
    session[PERSON], session[AGENT] = str(person.pk), agent
    session[PROVED] = (timezone.now() - ago).isoformat()
    session.save()
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
