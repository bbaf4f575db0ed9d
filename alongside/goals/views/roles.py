"""What is expected in a role: read by who holds it, written by HR partners."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms.going import ExpectationForm
from ..models import RoleExpectation, expect

INDEX = "goals/roles/index.html"


def index(request: HouseRequest) -> HttpResponse:
    return render(request, INDEX, _context(request, ExpectationForm(initial={"since": timezone.localdate()})))


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_write_expectations(request.user))
    form = ExpectationForm(request.POST)
    if not form.is_valid():
        return render(request, INDEX, _context(request, form), status=422)
    expect(by=request.user, **form.cleaned_data)
    return turn_to(request, "goals:roles")


def _context(request: HouseRequest, form: ExpectationForm) -> dict[str, object]:
    visible = RoleExpectation.objects.visible_to(request.user).select_related("by")
    now = list(visible.current())
    before = [e for e in visible if e not in now and e.since <= timezone.localdate()]
    coming = [e for e in visible if e.since > timezone.localdate()]
    may_write = policies.may_write_expectations(request.user)
    return {"now": now, "before": before, "coming": coming, "form": form, "may_write": may_write}
