"""Who that is here: by the account known from before, by employee number, by verified e-mail address; or nobody."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.journal import actions as journal
from alongside.people.models import Employment, Person
from alongside.trust.identity import assume

from .flow import Claims, Refused
from .models import CompanyAccount
from .setup import Setup, the_setup


@transaction.atomic
def person_of(claims: Claims) -> Person:
    """Raises `Refused`."""
    setup = the_setup()
    known = CompanyAccount.objects.filter(issuer=setup.issuer, subject=claims.subject).select_related("person").first()
    person = known.person if known else _found(setup, claims.said)
    if person is None and setup.welcomes_newcomers:
        person = _newcomer(setup, claims.said)
    if person is None or not person.is_employed:
        raise Refused(_("Nobody who works here has this account. Ask the people who look after Alongside."))
    if known is None:
        _remember(setup, claims.subject, person)
    return person


def _found(setup: Setup, said: Mapping[str, Any]) -> Person | None:
    here = Person.objects.employed()
    if number := _number(setup, said):
        return here.filter(number__iexact=number).first()
    address = verified_address(setup, said)
    return here.filter(email=address).first() if address else None


def verified_address(setup: Setup, said: Mapping[str, Any]) -> str:
    """The e-mail address that the provider has verified, or nothing: anybody may claim any other."""
    address = str(said.get("email") or "").strip().lower()
    vouched = setup.trusts_addresses or said.get("email_verified") in (True, "true")
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if vouched and len(address) <= 254 else ""


def _number(setup: Setup, said: Mapping[str, Any]) -> str:
    return str(said.get(setup.number_claim) or "").replace("\0", "").strip()[:60] if setup.number_claim else ""


def _remember(setup: Setup, subject: str, person: Person) -> None:
    """A person has one account. A second one with the same address or number is somebody else, or needs a look."""
    if CompanyAccount.objects.filter(issuer=setup.issuer, person=person).exists():
        raise Refused(_("This address belongs to another account already. Ask the people who look after Alongside."))
    CompanyAccount.objects.create(issuer=setup.issuer, subject=subject, person=person)


def _newcomer(setup: Setup, said: Mapping[str, Any]) -> Person | None:
    """Somebody new starts work today, where the administrator allows it: under their verified address and number."""
    address, number = verified_address(setup, said), _number(setup, said)
    if not address or Person.objects.filter(email=address).exists():
        return None
    if number and Person.objects.filter(number__iexact=number).exists():
        return None
    name = " ".join(str(said.get("name") or "").replace("\0", " ").split())[:200] or address.partition("@")[0]
    assume(None, "arrival")
    person = Person.objects.create(name=name, email=address, number=number or None)
    Employment.objects.create(person=person, starts_on=timezone.localdate())
    journal.record("person.arrived", about=person, by=None, concerns=[person])
    assume(None, "anonymous")
    return person
