"""What the number that feeds a goal usually does, as far as its reader may read it, beside the goal's target."""

from django.utils.translation import gettext as _

from alongside.kpis.models import Kpi
from alongside.kpis.queries.card import light_cards
from alongside.people.models import Person

from ..smart.goal import WrittenGoal
from ..smart.history import Range, against_history

ENOUGH = ("limits", "firm")


def beside_history(reader: Person, kpi: Kpi | None, goal: WrittenGoal) -> str:
    """One sentence, in the reader's language; none while the limits are only provisional."""
    if kpi is None or goal.metric.target is None:
        return ""
    (card,) = light_cards(reader, [kpi])
    limits = card.limits_at(len(card.readings) - 1) if card.readings else None
    if limits is None or card.today.chart.tier not in ENOUGH:
        return ""
    pattern = against_history(goal.metric, Range(*(kpi.worded_times * edge for edge in limits)))
    return _(pattern) if pattern else ""
