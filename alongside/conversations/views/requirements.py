"""Kinds required by agreement. Everyone reads which; two people switch one on; HR partners read held, day, declined."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.proof import fresh

from .. import policies
from ..forms.requirements import RequirementForm
from ..models import Requirement, require
from ..queries.requirements import in_words, requirements_page, told_of


def index(request: HouseRequest) -> HttpResponse:
    return _page(request, RequirementForm())


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_require(request.user))
    form = RequirementForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    fresh(request)
    said = form.cleaned_data
    require(said["kind"], agreement=said["agreement"], agreed_on=said["agreed_on"], by=request.user)
    messages.success(request, _("Proposed. Nothing changes until an administrator confirms it."))
    return turn_to(request, "conversations:requirements")


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_require(request.user))
    requirement = _found(pk)
    if not requirement.is_in_force:
        raise Http404
    said = {"requirement": requirement, "told": told_of(requirement, request.GET.get("page", 1))}
    return render(request, "conversations/requirements/show.html", said | {"words": in_words(requirement)})


def start(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_confirm_requirements(request.user))
    requirement = _found(pk)
    fresh(request)
    requirement.confirm(by=request.user)
    messages.success(request, _("Confirmed. It holds for talks planned from now on, and says so on each of them."))
    return turn_to(request, "conversations:requirements")


def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_end_requirements(request.user))
    _found(pk).finish(by=request.user)
    messages.success(request, _("Ended. HR partners see figures of groups again, and nothing by name."))
    return turn_to(request, "conversations:requirements")


def _found(pk: UUID) -> Requirement:
    return get_object_or_404(Requirement.objects.whole(), pk=pk)


def _page(request: HouseRequest, form: RequirementForm, status: int = 200) -> HttpResponse:
    said = {"page": requirements_page(request.user), "form": form}
    return render(request, "conversations/requirements/index.html", said, status=status)
