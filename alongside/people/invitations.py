"""Inviting somebody by e-mail address: known or not yet, as an administrator or not."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.lines import one_line

from .models import Person, company_day


@dataclass(frozen=True)
class Invitation:
    person: Person
    link: str
    added: bool
    administrator: bool


@transaction.atomic
def invite_by_address(email: str, *, name: str = "", administrator: bool = False) -> Invitation:
    """Sends a one-time link to choose a password with. Somebody unknown starts work today."""
    address, wanted = _address(email), _name(name)
    person, added = Person.objects.get_or_create(email=address, defaults={"name": wanted or _name_in(address)})
    if added or not person.employments.exists():
        person.employ()
    _refuse_misunderstandings(person, wanted)
    administers = person.administrations.current().exists()
    if administrator and not administers:
        person.administer()
    return Invitation(person, person.send_invitation(), added, administrator or administers)


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise NotPossible(
            _("“%(email)s” is not an e-mail address: write it as in ines@example.org.") % {"email": email}
        ) from None
    if len(address) > 254:
        raise NotPossible(_("This e-mail address is longer than the 254 characters that mail allows."))
    return address


def _name(name: str) -> str:
    plain = one_line(name)
    if name and (not any(c.isalpha() for c in plain) or len(plain) > 200):
        raise NotPossible(
            _("“%(name)s” is not a name: write it as people say it, with at most 200 characters.") % {"name": name}
        )
    return plain


def _name_in(address: str) -> str:
    """A first guess out of the address, until the person or an import says better."""
    words = address.partition("@")[0].replace("_", ".").partition("+")[0].split(".")
    return " ".join(word.capitalize() for word in words if word)[:200] or address


def _refuse_misunderstandings(person: Person, wanted: str) -> None:
    if not person.is_employed:
        dates = person.employments.latest("starts_on")
        if dates.starts_on > company_day():
            said = _("%(name)s starts on %(day)s: invite from that day on.") % {"name": person, "day": dates.starts_on}
        else:
            said = _("%(name)s left on %(day)s: import a new start date first.") % {
                "name": person,
                "day": dates.ends_on,
            }
        raise NotPossible(said)
    if wanted and wanted != person.name:
        raise NotPossible(
            _("This address belongs to %(name)s: leave out --name, or check the address.") % {"name": person}
        )
