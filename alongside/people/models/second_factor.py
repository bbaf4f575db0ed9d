"""The second step at sign-in: whether somebody has one, whether they must, and starting over when all is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.happenings import happened

from . import factor_news, sign_in_link
from .authenticator_app import AuthenticatorApp
from .passkey import Passkey

if TYPE_CHECKING:
    from .person import Person

ADMINISTRATORS, PARTNERS, EVERYONE = "administrators", "partners", "everyone"


def has_second_factor(person: Person) -> bool:
    return person.passkeys.exists() or person.authenticator_apps.confirmed().exists()


def needs_second_factor(person: Person) -> bool:
    """Whether the administrator's setting asks one of this person."""
    asked = settings.SECOND_FACTOR_FOR
    return bool(asked) and (
        EVERYONE in asked
        or (ADMINISTRATORS in asked and person.is_administrator)
        or (PARTNERS in asked and person.is_hr_partner)
    )


@transaction.atomic
def remove_factor(person: Person, factor: AuthenticatorApp | Passkey) -> None:
    """The last one takes the recovery codes along. Where one is needed, the last one stays."""
    factor.remove()
    if not has_second_factor(person):
        if needs_second_factor(person):
            raise NotPossible(_("Everybody with your duties needs a second step here. Add another one first."))
        person.recovery_codes.all().delete()


@transaction.atomic
def offer_reset(person: Person, *, by: Person | None) -> str:
    """A link with which this person takes their second step away. It signs nobody in. `by` nobody: from the console."""
    if by and by.pk == person.pk:
        raise NotPossible(_("Somebody else who administers has to do this for you."))
    if not has_second_factor(person):
        raise NotPossible(_("%s has no second step to take away.") % person)
    happened("factors.reset_offered", about=person, by=by, concerns=[person])
    return sign_in_link.send_factor_reset(person)


@transaction.atomic
def lose_second_factors(person: Person) -> None:
    """Everything of the second step is gone, and every session ends. The password stays what it was."""
    kept: tuple[models.QuerySet[AuthenticatorApp] | models.QuerySet[Passkey], ...] = (
        person.authenticator_apps.all(),
        person.passkeys.all(),
    )
    for rows in kept:
        rows.delete()
    person.recovery_codes.all().delete()
    person.sessions.all().delete()
    factor_news.lost(person)
