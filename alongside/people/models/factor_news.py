"""What is told and written down when somebody's second step changes: a mail to the person, an entry in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from alongside.foundation.happenings import happened
from alongside.foundation.letters import Letter, post
from alongside.foundation.records import new_key

if TYPE_CHECKING:
    from .authenticator_app import AuthenticatorApp
    from .passkey import Passkey
    from .person import Person


def added(factor: AuthenticatorApp | Passkey) -> None:
    _told(factor.person, "factor.added", name=factor.name)


def removed(factor: AuthenticatorApp | Passkey) -> None:
    _told(factor.person, "factor.removed", name=factor.name)


def codes_made(person: Person) -> None:
    _told(person, "recovery_codes.made")


def code_spent(person: Person, *, left: int) -> None:
    _told(person, "recovery_code.spent", signed_in=False, left=left)


def lost(person: Person) -> None:
    _told(person, "factors.reset", signed_in=False)


def _told(person: Person, event: str, *, signed_in: bool = True, **facts: str | int) -> None:
    """The journal holds no name that somebody gave a device; the mail to its owner does."""
    happened(event, about=person, by=person if signed_in else None, concerns=[person])
    template = f"people/mail/{event.replace('.', '_')}"
    context = {**facts, "address": settings.BASE_URL + reverse("people:second_factors")}
    post(Letter(key=f"{event}:{new_key()}", to=person.pk, template=template, context=context))
