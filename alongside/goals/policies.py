"""Who may see and do what with goals. The only file of this room that decides (trust §1.3).

A goal is private, of the two, of the team or of everyone; until both have agreed it is at most of the two. Who led
somebody reads for thirty days what is of the two. A scorecard is of the two. What is expected in a role is read by who
holds it, who leads them, and HR partners.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from alongside.people.models import HRScope, Person, Reach

from .models import Goal, GoalTemplate, Milestone, RoleExpectation, ScorecardLine

V = Goal.Visibility
EVERYBODY = Q(pk__isnull=False)  # not an empty `Q`: that one vanishes beside another


def _reached(person: Person, *relations: str) -> QuerySet[Reach, Any]:
    return Reach.objects.filter(actor=person, relation__in=relations).values("subject")


def _reaching(subject: Person, *relations: str) -> QuerySet[Reach, Any]:
    return Reach.objects.filter(subject=subject, relation__in=relations).values("actor")


# --- goals ----------------------------------------------------------------------------------------------------------
def goals_visible_to(person: Person) -> Q:
    led = ~Q(visibility=V.PRIVATE) & Q(owner__in=_reached(person, Reach.MANAGER))
    before = Q(visibility=V.TWO, owner__in=_reached(person, Reach.FORMER))
    wider = Q(agreed_at__isnull=False, visibility__in=[V.TEAM, V.EVERYONE])
    above = wider & Q(owner__in=_reached(person, Reach.SKIP, Reach.HR))
    team = Q(agreed_at__isnull=False, visibility=V.TEAM, owner__team=person.team_id) if person.team_id else Q(pk__in=[])
    everyone = Q(agreed_at__isnull=False, visibility=V.EVERYONE)
    return Q(owner=person) | led | before | above | team | everyone


def goals_to_serve(person: Person) -> Q:
    """Offered as what a new goal is part of: none that one reads only as HR partner, from above, or as former manager.

    A list to choose from shows titles, also on a form that is taken back; what is read by office leaves a line.
    """
    near = Q(owner=person) | Q(owner__in=_reached(person, Reach.MANAGER)) | Q(visibility=V.EVERYONE)
    return near | Q(visibility=V.TEAM, owner__team=person.team_id) if person.team_id else near


def readers_of_goal(goal: Goal) -> Q:
    """Who can read it now, as a condition on people."""
    owner = Q(pk=goal.owner_id)
    if goal.visibility == V.PRIVATE:
        return owner
    two = owner | Q(pk__in=_reaching(goal.owner, Reach.MANAGER))
    if goal.visibility == V.TWO:
        return two | Q(pk__in=_reaching(goal.owner, Reach.FORMER))
    if not goal.is_agreed:
        return two
    if goal.visibility == V.EVERYONE:
        return EVERYBODY
    team = Q(team=goal.owner.team_id) if goal.owner.team_id else Q(pk__in=[])
    return two | team | Q(pk__in=_reaching(goal.owner, Reach.SKIP, Reach.HR))


def goals_answered_by(person: Person) -> Q:
    """Goals that a person may agree to: their own, and of people they lead."""
    return Q(owner=person) | ~Q(visibility=V.PRIVATE) & Q(owner__in=_reached(person, Reach.MANAGER))


def goals_changed_by(person: Person) -> Q:
    """As `may_change`, of all goals at once."""
    theirs = Q(visibility__in=[V.TWO, V.TEAM]) | Q(visibility=V.EVERYONE, proposed_by=person)
    return Q(owner=person) | theirs & Q(owner__in=_reached(person, Reach.MANAGER))


def goals_of_owner_alone(person: Person) -> Q:
    """They go when their owner is erased."""
    return Q(visibility=V.PRIVATE)


def may_change(person: Person, goal: Goal) -> bool:
    """Reword, plan, pause, close: its owner; who leads them, unless it is for everyone and not theirs."""
    if person.pk == goal.owner_id:
        return True
    if goal.visibility == V.PRIVATE or not leads(person, goal.owner):
        return False
    return goal.visibility != V.EVERYONE or goal.proposed_by_id == person.pk


def may_agree(person: Person, goal: Goal) -> bool:
    """Its owner, and who leads them."""
    return person.pk == goal.owner_id or (goal.visibility != V.PRIVATE and leads(person, goal.owner))


def may_check_in(person: Person, goal: Goal) -> bool:
    """How sure, and where it stands: its owner says so."""
    return person.pk == goal.owner_id


def may_share(person: Person, goal: Goal) -> bool:
    """Choose who reads it: its owner alone."""
    return person.pk == goal.owner_id


def may_propose_to(person: Person, owner: Person) -> bool:
    return person.pk == owner.pk or leads(person, owner)


def may_reach(person: Person, milestone: Milestone) -> bool:
    return may_change(person, milestone.goal)


def leads(person: Person, other: Person) -> bool:
    return Reach.objects.filter(actor=person, subject=other, relation=Reach.MANAGER).exists()


# --- templates ------------------------------------------------------------------------------------------------------
def may_write_templates(person: Person) -> bool:
    """Who leads somebody, and HR partners."""
    return person.is_hr_partner or Reach.objects.filter(actor=person, relation=Reach.MANAGER).exists()


def may_retire(person: Person, template: GoalTemplate) -> bool:
    return template.by_id == person.pk


# --- the scorecard --------------------------------------------------------------------------------------------------
def scorecards_visible_to(person: Person) -> Q:
    """Lines, as a condition on them: one's own, of people one leads, and for thirty days of people one led."""
    return Q(subject=person) | Q(subject__in=_reached(person, Reach.MANAGER, Reach.FORMER))


def readers_of_scorecard(subject: Person) -> Q:
    return Q(pk=subject.pk) | Q(pk__in=_reaching(subject, Reach.MANAGER, Reach.FORMER))


def may_see_scorecard(person: Person, subject: Person) -> bool:
    return Person.objects.filter(readers_of_scorecard(subject), pk=person.pk).exists()


def scorecards_written_by(person: Person) -> Q:
    return Q(subject=person) | Q(subject__in=_reached(person, Reach.MANAGER))


def two_of_scorecard(subject: Person) -> list[Person]:
    """Whose it is, and who leads or led them."""
    others = Person.objects.filter(pk__in=_reaching(subject, Reach.MANAGER, Reach.FORMER))
    return [subject, *others]


def may_write_scorecard(person: Person, subject: Person) -> bool:
    """Either of the two."""
    return person.pk == subject.pk or leads(person, subject)


def may_end_line(person: Person, line: ScorecardLine) -> bool:
    return may_write_scorecard(person, line.subject)


# --- roles ----------------------------------------------------------------------------------------------------------
def expectations_visible_to(person: Person) -> Q:
    """Of one's own role and of the roles of people one leads; HR partners read all."""
    if may_write_expectations(person):
        return EVERYBODY
    near = Person.objects.filter(Q(pk=person.pk) | Q(pk__in=_reached(person, Reach.MANAGER))).exclude(title="")
    return Q(pk__in=_of_roles(near))


def _of_roles(people: QuerySet[Person]) -> QuerySet[RoleExpectation, Any]:
    titles = people.values(lower=Lower("title"))
    return RoleExpectation.objects.annotate(lower=Lower("role")).filter(lower__in=titles).values("pk")


def readers_of_expectation(expectation: RoleExpectation) -> Q:
    held = Q(title__iexact=expectation.role) & ~Q(title="")
    holders = Person.objects.filter(held)
    leading = Reach.objects.filter(subject__in=holders, relation=Reach.MANAGER).values("actor")
    partners = HRScope.objects.current().values("partner")
    return held | Q(pk__in=leading) | Q(pk__in=partners)


def may_write_expectations(person: Person) -> bool:
    return person.is_hr_partner
