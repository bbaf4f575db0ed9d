"""Goals: the list, one by itself, proposing one, and who reads it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, allow, key_of, next_path, turn_to
from alongside.people.models import Person

from .. import policies
from ..forms.goals import GoalForm, ShareForm
from ..models import Goal, propose
from ..queries.lists import ended_goals, flat, goals_of, open_goals, timeline, tree
from ..queries.page import goal_page
from .finding import goal_seen

NEW, SHARE = "goals/new.html", "goals/visibility.html"


def index(request: HouseRequest) -> HttpResponse:
    page = {"list": goals_of(request.user), "may_offer": policies.may_write_templates(request.user)}
    return render(request, "goals/index.html", page)


def of_somebody(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Their open goals, as far as the reader may read them: a page, and a part of the page of a person.

    Somebody looks at their own as their manager does, to see exactly what is seen.
    """
    owner, reader = get_object_or_404(Person.objects.employed(), pk=pk), request.user
    if owner == reader and request.GET.get("as") == "manager" and owner.manager:
        reader = owner.manager
    page = {"owner": owner, "reader": reader, "standings": open_goals(reader, owner)}
    page["may_propose"] = policies.may_propose_to(reader, owner)
    return render(request, "goals/_of.html" if request.htmx else "goals/of.html", page)


def new(request: HouseRequest) -> HttpResponse:
    owner = _owner(request, request.GET.get("for"))
    form = GoalForm(person=request.user, owner=owner, initial={"kpi": request.GET.get("kpi")})
    return render(request, NEW, new_context(request, form, owner))


def create(request: HouseRequest) -> HttpResponse:
    owner = _owner(request, request.POST.get("for"))
    form = GoalForm(request.POST, person=request.user, owner=owner)
    if not form.is_valid():
        return render(request, NEW, new_context(request, form, owner), status=422)
    return turn_to(request, propose(by=request.user, owner=owner, **form.facts()))


def _owner(request: HouseRequest, key: str | None) -> Person:
    """Oneself, or somebody one leads."""
    if not key:
        return request.user
    owner = get_object_or_404(Person.objects.employed(), pk=key_of(key))
    allow(policies.may_propose_to(request.user, owner))
    return owner


def new_context(request: HouseRequest, form: GoalForm, owner: Person) -> dict[str, object]:
    return {"form": form, "owner": owner, "next": next_path(request), "goal": Goal(owner=owner)}


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    return render(request, "goals/show.html", {"page": goal_page(request.user, goal_seen(request, pk))})


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_share(request.user, goal))
    return render(request, SHARE, {"goal": goal, "form": ShareForm(initial={"visibility": goal.visibility})})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    goal = goal_seen(request, pk)
    allow(policies.may_share(request.user, goal))
    form = ShareForm(request.POST)
    if not form.is_valid():
        return render(request, SHARE, {"goal": goal, "form": form}, status=422)
    goal.share(form.cleaned_data["visibility"], by=request.user)
    return turn_to(request, goal)


def ended(request: HouseRequest) -> HttpResponse:
    return render(request, "goals/ended.html", {"goals": ended_goals(request.user, request.user)})


def in_time(request: HouseRequest) -> HttpResponse:
    owner = request.user
    if key := request.GET.get("of"):
        owner = get_object_or_404(Person.objects.employed(), pk=key_of(key))
    return render(request, "goals/timeline.html", {"line": timeline(request.user, owner)})


def as_tree(request: HouseRequest) -> HttpResponse:
    branches = tree(request.user)
    return render(request, "goals/tree.html", {"branches": branches, "rows": flat(branches)})
