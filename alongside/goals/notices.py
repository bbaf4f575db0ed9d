"""Who is told what of a goal: the other of the two, in the inbox, never its words."""

from django.utils.translation import gettext_lazy as _

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.notices.actions import tell
from alongside.notices.kinds import Kind, announce
from alongside.notices.models import Notice
from alongside.people.models import Person, Reach

from .models import Goal

YOURS = _("You get this because it is about a goal between the two of you.")


def goal_is_unanswered(notice: Notice) -> bool:
    return Goal.objects.proposed().filter(pk=notice.about_id).exists()


KINDS = (
    Kind(
        "goal.proposed",
        _("%(by)s proposes a goal. Do you agree?"),
        YOURS,
        name=_("Somebody proposes a goal"),
        mailable=True,
        mailed=True,
        holds=goal_is_unanswered,
    ),
    Kind("goal.agreed", _("%(by)s agreed to a goal."), YOURS),
    Kind("goal.declined", _("%(by)s said “not now” to a goal."), YOURS),
    Kind("goal.revised", _("%(by)s worded a goal otherwise. The old words stay beside the new."), YOURS),
    Kind("goal.closed", _("%(by)s closed a goal."), YOURS),
    Kind("milestone.reached", _("%(by)s reached a milestone."), YOURS),
)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*KINDS)
    for kind in KINDS:
        journal.when(kind.event, tell_the_other)


def tell_the_other(entry: Entry, goal: Goal) -> None:
    """The owner and who leads them, but for who did it. Of a private goal nobody hears."""
    if goal.is_private:
        return
    leading = Reach.objects.filter(subject=goal.owner_id, relation=Reach.MANAGER).values("actor")
    the_two = Person.objects.filter(pk=goal.owner_id) | Person.objects.filter(pk__in=leading)
    for person in the_two.exclude(pk=entry.by_id or goal.pk):
        key = f"{entry.pk}:{person.pk}"
        tell(person, entry.event, key=key, about=goal, by=entry.by, link=goal.get_absolute_url())
