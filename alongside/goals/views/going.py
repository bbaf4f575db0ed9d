"""A goal on its way: agreeing, checking in, milestones, pauses, other words, the end."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, next_path, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..forms.goals import RevisionForm
from ..forms.going import CheckInForm, ClosureForm, MilestoneForm, PauseForm
from ..models import Goal, Milestone, Pause
from .finding import goal_changed, goal_seen

CHECK_IN, MILESTONE, PAUSE = "goals/check_ins/new.html", "goals/milestones/new.html", "goals/pauses/new.html"
REVISION, CLOSURE = "goals/revisions/new.html", "goals/closures/new.html"


def _form_page(request: HouseRequest, template: str, goal: Goal, form: object, status: int = 200) -> HttpResponse:
    return render(request, template, {"goal": goal, "form": form, "next": next_path(request)}, status=status)


# --- agreeing -------------------------------------------------------------------------------------------------------
def agree(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_agree(request.user, goal))
    goal.agree(by=request.user)
    return turn_to(request, goal)


def decline(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_agree(request.user, goal))
    goal.decline(by=request.user)
    return turn_to(request, goal)


# --- check-ins ------------------------------------------------------------------------------------------------------
def new_check_in(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_check_in(request.user, goal))
    return _form_page(request, CHECK_IN, goal, CheckInForm(goal=goal))


def check_in(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_check_in(request.user, goal))
    form = CheckInForm(request.POST, goal=goal)
    if not form.is_valid():
        return _form_page(request, CHECK_IN, goal, form, 422)
    goal.check_in(by=request.user, **form.cleaned_data)
    return turn_to(request, goal)


# --- milestones -----------------------------------------------------------------------------------------------------
def new_milestone(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    return _form_page(request, MILESTONE, goal, MilestoneForm(goal=goal))


def plan(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    form = MilestoneForm(request.POST, goal=goal)
    if not form.is_valid():
        return _form_page(request, MILESTONE, goal, form, 422)
    goal.plan(by=request.user, **form.cleaned_data)
    return turn_to(request, goal)


def _milestone(request: HouseRequest, pk: UUID) -> Milestone:
    milestone = seen(request.user, "goal", Milestone.objects.select_related("goal__owner"), within="goal", pk=pk)
    allow(policies.may_reach(request.user, milestone))
    return milestone


def reach(request: HouseRequest, pk: UUID) -> HttpResponse:
    milestone = _milestone(request, pk)
    milestone.reach(by=request.user)
    return turn_to(request, milestone.goal)


def unreach(request: HouseRequest, pk: UUID) -> HttpResponse:
    milestone = _milestone(request, pk)
    milestone.unreach(by=request.user)
    return turn_to(request, milestone.goal)


def take_out(request: HouseRequest, pk: UUID) -> HttpResponse:
    milestone = _milestone(request, pk)
    milestone.take_out()
    return turn_to(request, milestone.goal)


# --- pauses ---------------------------------------------------------------------------------------------------------
def new_pause(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _form_page(request, PAUSE, goal_changed(request, pk), PauseForm())


def pause(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _form_page(request, PAUSE, goal, form, 422)
    goal.pause(by=request.user, **form.cleaned_data)
    return turn_to(request, goal)


def end_pause(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = seen(request.user, "goal", Pause.objects.select_related("goal__owner"), within="goal", pk=pk)
    allow(policies.may_change(request.user, found.goal))
    found.delete()
    return turn_to(request, found.goal)


# --- other words ----------------------------------------------------------------------------------------------------
def new_revision(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    return _form_page(request, REVISION, goal, RevisionForm(goal=goal))


def revise(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    form = RevisionForm(request.POST, goal=goal)
    if not form.is_valid():
        return _form_page(request, REVISION, goal, form, 422)
    said = form.cleaned_data
    goal.revise(by=request.user, reason=said["reason"], version=said["version"], **form.words())
    return turn_to(request, goal)


# --- the end --------------------------------------------------------------------------------------------------------
def new_closure(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _form_page(request, CLOSURE, goal_changed(request, pk), ClosureForm())


def close(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    form = ClosureForm(request.POST)
    if not form.is_valid():
        return _form_page(request, CLOSURE, goal, form, 422)
    goal.close(by=request.user, **form.cleaned_data)
    return turn_to(request, goal)


def reopen(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_changed(request, pk)
    goal.reopen(by=request.user)
    return turn_to(request, goal)
