"""One-time links: to sign in, to accept an invitation, to choose a new password. Stored hashed, used once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import hashed
from alongside.foundation.errors import NotPossible
from alongside.foundation.letters import Letter, post
from alongside.foundation.records import Record

if TYPE_CHECKING:
    from .person import Person


DOORS = {"proof": "people:proof_link", "factors": "people:factor_reset"}  # where a link leads that signs nobody in


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def usable(self, at: datetime | None = None) -> Self:
        return self.filter(spent_at__isnull=True, ends_at__gt=at or timezone.now())

    def of_token(self, token: str) -> Self:
        return self.filter(token_hash=hashed(token))


class SignInLink(Record):
    SIGN_IN, INVITATION, RESET, PROOF, FACTORS = "sign_in", "invitation", "reset", "proof", "factors"
    WAYS_IN = (SIGN_IN, INVITATION, RESET)  # the others sign nobody in
    LASTS = {
        SIGN_IN: timedelta(minutes=15),
        RESET: timedelta(hours=1),
        INVITATION: timedelta(days=14),
        PROOF: timedelta(minutes=15),
        FACTORS: timedelta(days=1),
    }

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="sign_in_links")
    purpose = models.CharField(max_length=10, choices=[(p, p) for p in LASTS])
    token_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)

    objects = SignInLinkQuerySet.as_manager()

    @property
    def asks_for_password(self) -> bool:
        return self.purpose in (self.INVITATION, self.RESET)

    def spend(self) -> None:
        """Use it up. Of two clicks at once, one wins."""
        if not SignInLink.objects.filter(pk=self.pk).usable().update(spent_at=timezone.now()):
            raise NotPossible(_("This link has been used or is too old. Ask for a new one."))


def make_link(person: Person, purpose: str) -> str:
    """The address of a new one-time link. The earlier ones of the same purpose stop working."""
    token = secrets.token_urlsafe(32)
    person.sign_in_links.filter(purpose=purpose).usable().update(spent_at=timezone.now())
    SignInLink.objects.create(
        person=person, purpose=purpose, token_hash=hashed(token), ends_at=timezone.now() + SignInLink.LASTS[purpose]
    )
    return settings.BASE_URL + reverse(DOORS.get(purpose, "people:sign_in_link"), args=[token])


def send_invitation(person: Person) -> str:
    return _send(person, SignInLink.INVITATION)


def send_sign_in_link(person: Person) -> str:
    return _send(person, SignInLink.SIGN_IN)


def send_password_reset(person: Person) -> str:
    return _send(person, SignInLink.RESET)


def send_factor_reset(person: Person) -> str:
    return _send(person, SignInLink.FACTORS)


def send_proof_link(person: Person) -> str:
    return _send(person, SignInLink.PROOF)


def _send(person: Person, purpose: str) -> str:
    address = make_link(person, purpose)
    newest = person.sign_in_links.latest("created_at")
    post(
        Letter(
            key=f"{purpose}:{newest.pk}", to=person.pk, template=f"people/mail/{purpose}", context={"address": address}
        )
    )
    return address
