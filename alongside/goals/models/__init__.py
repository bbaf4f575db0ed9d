from .agreement import Agreement
from .check_in import CheckIn
from .closure import Closure
from .goal import Goal, propose
from .milestone import Milestone
from .pause import Pause
from .revision import WORDED, Revision
from .role import RoleExpectation, expect
from .scorecard import MOST_LINES, Look, ScorecardLine, add_line, look
from .template import GoalTemplate, write_template

__all__ = [
    "MOST_LINES",
    "WORDED",
    "Agreement",
    "CheckIn",
    "Closure",
    "Goal",
    "GoalTemplate",
    "Look",
    "Milestone",
    "Pause",
    "Revision",
    "RoleExpectation",
    "ScorecardLine",
    "add_line",
    "expect",
    "look",
    "propose",
    "write_template",
]
