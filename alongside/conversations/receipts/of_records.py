"""A preparation, a recap, and what is carried over to the next manager."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.trust.writings import Readers, Writing, who_reads

from .. import policies
from ..models import Handover, Preparation, Recap
from .words import FOR_THE_TWO, TALK, as_hr_sees_it, changes_between, once_sealed, title_of_talk, two_years


def preparation() -> Writing:
    return Writing(
        name="preparation",
        model=Preparation,
        read_by="two",
        visible_to=policies.preparations_visible_to,
        readers_of=policies.readers_of_preparation,
        people=lambda preparation: preparation.conversation.relationship.people,
        title=lambda preparation: _("Preparation: %(talk)s") % {"talk": title_of_talk(preparation.conversation)},
        changes=lambda preparation, readers: [],
        lasts=two_years,
        used_for=FOR_THE_TWO,
        brings=TALK,
        who=_who_reads_preparation,
    )


def _who_reads_preparation(preparation: Preparation, readers: Readers) -> str:
    if readers.count > 1:
        return who_reads(preparation, readers)
    other = preparation.conversation.relationship.other(preparation.person)
    blind = _("Only you read this now. %(name)s can, once you are both done or both in the room.")
    return blind % {"name": other.short_name}


def recap() -> Writing:
    return Writing(
        name="recap",
        model=Recap,
        read_by="others",
        visible_to=policies.recaps_visible_to,
        readers_of=policies.readers_of_recap,
        people=lambda recap: recap.conversation.relationship.people,
        title=lambda recap: _("Recap: %(talk)s") % {"talk": title_of_talk(recap.conversation)},
        changes=_changes_of_recap,
        lasts=lambda recap: as_hr_sees_it(recap.conversation),
        used_for=FOR_THE_TWO,
        brings=(*TALK, "sealing"),
        reads_as=policies.reads_recap_as,
    )


def _changes_of_recap(recap: Recap, readers: Readers) -> list[str]:
    talk = recap.conversation
    if not talk.template_version.is_formal:
        return changes_between(talk.relationship, readers)
    own_copy = _("You may show your own copy to anyone you choose.")
    if not recap.is_sealed:
        return [own_copy, *once_sealed(talk)]
    new = _("A new manager of %(guest)s can read it, and so can whoever becomes the HR partner of %(guest)s.")
    return [own_copy, new % {"guest": talk.guest.short_name}]


def handover() -> Writing:
    return Writing(
        name="handover",
        model=Handover,
        read_by="others",
        visible_to=policies.handovers_visible_to,
        readers_of=policies.readers_of_handover,
        people=lambda handover: (handover.person,),
        title=lambda handover: _("What %(name)s carried over to %(to)s") % _who_to_whom(handover),
        changes=_changes_of_handover,
        lasts=two_years,
        used_for=gettext_lazy("It is for a good start between you and your new manager."),
        brings=("person", "to"),
        who=_who_reads_handover,
    )


def _who_to_whom(handover: Handover) -> dict[str, str]:
    return {"name": handover.person.short_name, "to": handover.to.short_name}


def _who_reads_handover(handover: Handover, readers: Readers) -> str:
    if readers.count > 1:
        return who_reads(handover, readers)
    return _("Only you read this now. %(to)s can, from %(day)s on, while %(to)s leads you.") % {
        "to": handover.to.short_name,
        "day": date_format(handover.starts_on, "j F Y"),
    }


def _changes_of_handover(handover: Handover, readers: Readers) -> list[str]:
    return [
        _("You can change it or take it back at any time."),
        _("If %(to)s does not become your manager, %(to)s never sees it.") % _who_to_whom(handover),
    ]
