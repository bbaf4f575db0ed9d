"""Who reads what is written about goals, what would change that, how long it lives, what it is for."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.trust.retention import kept_words
from alongside.trust.writings import Readers, Writing, add_writing, who_reads

from . import policies
from .models import Goal, GoalTemplate, RoleExpectation, ScorecardLine

V = Goal.Visibility
FOR_THE_TWO = gettext_lazy("It is for the two of you, to talk about it. Nothing is computed about a person.")


def register() -> None:
    """Called from `AppConfig.ready()`."""
    add_writing(goal(), scorecard(), role(), goal_template())


def goal() -> Writing:
    """Its owner chooses, goal by goal, who reads it. Milestones, check-ins and revisions are read with it."""
    return Writing(
        name="goal",
        model=Goal,
        read_by="chosen",
        visible_to=policies.goals_visible_to,
        readers_of=policies.readers_of_goal,
        people=lambda goal: (goal.owner,),
        title=lambda goal: _("A goal of %(name)s") % _owner(goal),
        changes=_changes_of_goal,
        lasts=_two_years,
        used_for=FOR_THE_TWO,
        brings=("owner", "proposed_by"),
        who=_who_reads_goal,
        watched=_watched,
    )


def _watched(goal: Goal) -> UUID | None:
    """What everyone here may read is nobody's reading in particular."""
    return goal.owner_id if goal.visibility in (V.TWO, V.TEAM) else None


def _who_reads_goal(goal: Goal, readers: Readers) -> str:
    if goal.visibility == V.EVERYONE and goal.is_agreed:
        return _("Everyone who works here can read this.")
    return who_reads(goal, readers)


def _changes_of_goal(goal: Goal, readers: Readers) -> list[str]:
    if goal._state.adding:
        return [_("You may choose otherwise: only you, the team, or everyone.")]
    return [_ahead(goal) % _owner(goal), _("%(name)s chooses who reads it, and can change that.") % _owner(goal)]


def _ahead(goal: Goal) -> str:
    if goal.is_private:
        return _("Whoever comes to lead %(name)s does not read it.")
    if goal.visibility == V.TWO:
        return _("A new manager of %(name)s can read it; who led before reads it for 30 days more.")
    if goal.visibility == V.TEAM and goal.is_agreed:
        return _("A new manager or HR partner of %(name)s can read it, and whoever joins the team.")
    if goal.visibility == V.TEAM:
        return _("Once both have agreed: the team of %(name)s, the manager’s manager, and the HR partner in charge.")
    return (
        _("A new manager of %(name)s can change nothing in it unless they proposed it.")
        if goal.is_agreed
        else _("Once both have agreed: everyone who works here.")
    )


def _owner(goal: Goal) -> dict[str, str]:
    return {"name": goal.owner.short_name}


def _two_years(thing: object) -> str:
    return _("Kept %(time)s.") % {"time": kept_words("goals")}


def scorecard() -> Writing:
    return Writing(
        name="scorecard",
        model=ScorecardLine,
        read_by="two",
        visible_to=policies.scorecards_visible_to,
        readers_of=lambda line: policies.readers_of_scorecard(line.subject),
        people=lambda line: policies.two_of_scorecard(line.subject),
        title=lambda line: _("A scorecard of %(name)s") % {"name": line.subject.short_name},
        changes=lambda line, readers: [
            _("A new manager of %(name)s can read it; who led before reads it for 30 days more.")
            % {"name": line.subject.short_name}
        ],
        lasts=_two_years,
        used_for=gettext_lazy("It is for the two of you. There is no scale on it, and nothing is added up."),
        brings=("subject",),
        audience=lambda line: ("scorecard", line.subject_id),
        watched=lambda line: line.subject_id,
    )


def role() -> Writing:
    """Of a role, and of nobody: the same text for all who hold it."""
    return Writing(
        name="role",
        model=RoleExpectation,
        read_by="chosen",
        visible_to=policies.expectations_visible_to,
        readers_of=policies.readers_of_expectation,
        people=lambda expectation: (expectation.by,),
        title=lambda expectation: _("What is expected in a role"),
        changes=lambda expectation, readers: [_("So does whoever comes to hold this role, or to lead somebody in it.")],
        lasts=lambda expectation: _("It stays, with its day, beside the ones that follow."),
        used_for=gettext_lazy("It is the yardstick in every preparation, the same for everybody in the role."),
        brings=("by",),
    )


def goal_template() -> Writing:
    return Writing(
        name="goal-template",
        model=GoalTemplate,
        read_by="chosen",
        visible_to=lambda person: policies.EVERYBODY,
        readers_of=lambda template: Q(pk__isnull=False),
        people=lambda template: (template.by,),
        title=lambda template: _("A goal to offer"),
        changes=lambda template, readers: [_("It holds nothing about anybody.")],
        lasts=lambda template: _("It stays until you offer it no more."),
        used_for=gettext_lazy(
            "Each has it as a proposal and answers for themself. An unanswered offer counts as nothing."
        ),
        brings=("by",),
        who=lambda template, readers: _("Everyone who works here can read this."),
    )
