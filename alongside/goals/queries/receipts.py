"""The line under what is written about a goal: who reads it now, what changes that."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from alongside.people.models import Person

from ..models import Goal
from ..policies import readers_of_goal, readers_of_scorecard

MOST_NAMES = 4


def reader_names(goal: Goal) -> list[str]:
    if goal.visibility == Goal.Visibility.EVERYONE and goal.is_agreed:
        return [_("Everyone here")]
    return _names(Person.objects.employed().filter(readers_of_goal(goal)).distinct())


def _names(readers: object) -> list[str]:
    names = [person.short_name for person in readers[: MOST_NAMES + 1]]  # type: ignore[index]
    return [*names[:MOST_NAMES], _("others of the team")] if len(names) > MOST_NAMES else names


def receipt_of_goal(goal: Goal) -> list[str]:
    V = Goal.Visibility
    said = _("%(names)s read this.") % {"names": get_text_list(reader_names(goal), _("and"))}
    further = {
        V.PRIVATE: _("Nobody else, until you choose otherwise."),
        V.TWO: _("Whoever led you before reads it for thirty days. Nobody else here."),
        V.TEAM: _("Once both have agreed: the team, the manager’s manager, and the HR partner in scope."),
        V.EVERYONE: _("Once both have agreed: everyone who works here."),
    }[V(goal.visibility)]
    return [said, further, _("Nothing is computed about a person.")]


def receipt_of_scorecard(subject: Person) -> list[str]:
    names = _names(Person.objects.employed().filter(readers_of_scorecard(subject)).distinct())
    return [
        _("%(names)s read this, nobody else here.") % {"names": get_text_list(names, _("and"))},
        _("There is no scale on it, and nothing is added up."),
    ]
