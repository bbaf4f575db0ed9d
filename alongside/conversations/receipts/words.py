"""Sentences that several receipts share."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import Reach, ReportingLine
from alongside.people.reach import last_day_of_handover
from alongside.trust.writings import Readers

from ..models import Conversation, Relationship
from ..queries.recap import readers_once_sealed
from ..queries.requirements import as_required

FOR_THE_TWO = gettext_lazy("It is for the two of you: to talk, and to keep what you promised each other.")
FOR_ONESELF = gettext_lazy("It is for you alone.")
PAIR = ("relationship__guest", "relationship__host")
TALK = tuple(f"conversation__{name}" for name in (*PAIR, "template_version"))


def pair_of(thing: Any) -> Relationship:
    return thing if isinstance(thing, Relationship) else thing.relationship


def between(pair: Relationship) -> str:
    return _("What %(guest)s and %(host)s share") % names(pair)


def names(pair: Relationship) -> dict[str, str]:
    return {"guest": pair.guest.short_name, "host": pair.host.short_name}


def title_of_talk(talk: Conversation) -> str:
    at = talk.started_at or talk.starts_at
    words = {"kind": talk.kind.name, **names(talk.relationship)}
    if at is None:
        return _("%(kind)s of %(guest)s and %(host)s") % words
    day = {"day": date_format(timezone.localtime(at), "j F Y")}
    return _("%(kind)s of %(guest)s and %(host)s, %(day)s") % {**words, **day}


def two_years(thing: Any) -> str:
    return _("Kept 24 months.")


def as_hr_sees_it(talk: Conversation) -> str:
    required = as_required(talk)
    if required:
        return _("%(required)s Kept 24 months.") % {"required": required}
    return _("HR sees that a talk took place, in groups of seven or more. Kept 24 months.")


def changes_between(pair: Relationship, readers: Readers, *, is_carried: bool = False) -> list[str]:
    """As far as these two are concerned: between colleagues no manager comes or goes. `is_carried`: by the guest."""
    own_copy = _("You may show your own copy to anyone you choose.")
    if readers.stands(pair.host, Reach.FORMER):
        return [own_copy, _until(pair)]
    if readers.stands(pair.host, Reach.MANAGER):
        changed = _("If %(guest)s changes manager, %(host)s reads it for 30 days more. The new manager does not.")
        if is_carried:
            changed = _(
                "If %(guest)s changes manager, %(host)s reads it for 30 days more. The new manager does not, "
                "unless %(guest)s carries it over."
            )
        return [own_copy, changed % names(pair)]
    return [own_copy]


def _until(pair: Relationship) -> str:
    """Of a manager who hands over: the last day."""
    lines = ReportingLine.objects.filter(subject=pair.guest_id, manager=pair.host_id, kind=ReportingLine.SOLID)
    day = last_day_of_handover(lines)
    return _("%(host)s reads it until %(day)s, and then no longer.") % {
        "host": pair.host.short_name,
        "day": date_format(day, "j F Y") if day else "",
    }


def once_sealed(talk: Conversation) -> list[str]:
    """Of a formal talk: who else will read its recap. Said before anyone writes."""
    if not talk.template_version.is_formal:
        return []
    too = [person.name for person in readers_once_sealed(talk) if not talk.relationship.has(person)]
    formal = _("This is a formal talk: once its recap is sealed, the HR partner in charge can read the recap too.")
    if too:
        named = _("This is a formal talk: once its recap is sealed, %(names)s can read the recap too.")
        formal = named % {"names": get_text_list(too, _("and"))}
    guest = {"guest": talk.guest.short_name}
    return [formal, _("So can a new manager of %(guest)s, and a companion whom %(guest)s names.") % guest]
