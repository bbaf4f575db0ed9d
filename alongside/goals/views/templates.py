"""Goals worded once, and offered to many. An offer is answered by each for themself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..actions import offer
from ..forms.goals import OfferForm, TemplateForm
from ..models import GoalTemplate, write_template

INDEX, OFFER = "goals/templates/index.html", "goals/templates/offer.html"


def index(request: HouseRequest) -> HttpResponse:
    allow(policies.may_write_templates(request.user))
    return render(request, INDEX, _context(request, TemplateForm()))


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_write_templates(request.user))
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return render(request, INDEX, _context(request, form), status=422)
    write_template(by=request.user, **form.cleaned_data)
    return turn_to(request, "goals:templates")


def _context(request: HouseRequest, form: TemplateForm) -> dict[str, object]:
    standing = GoalTemplate.objects.standing().select_related("by")
    return {"form": form, "templates": standing, "to_be": GoalTemplate(by=request.user)}


def retire(request: HouseRequest, pk: UUID) -> HttpResponse:
    template = seen(request.user, "goal-template", GoalTemplate.objects.standing(), pk=pk)
    allow(policies.may_retire(request.user, template))
    template.retire(by=request.user)
    return turn_to(request, "goals:templates")


def new_offer(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_write_templates(request.user))
    template = seen(request.user, "goal-template", GoalTemplate.objects.standing(), pk=pk)
    return render(request, OFFER, {"template": template, "form": OfferForm(person=request.user)})


def create_offer(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_write_templates(request.user))
    template = seen(request.user, "goal-template", GoalTemplate.objects.standing(), pk=pk)
    form = OfferForm(request.POST, person=request.user)
    if not form.is_valid():
        return render(request, OFFER, {"template": template, "form": form}, status=422)
    offer(template, form.cleaned_data["people"], by=request.user)
    return turn_to(request, "goals:index")
