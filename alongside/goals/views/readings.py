"""The reading of a goal while it is written: answered to its author, and forgotten."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from alongside.foundation.http import HouseRequest, allow, key_of
from alongside.people.models import Person

from .. import policies
from ..forms.goals import GoalForm
from ..queries.history import beside_history
from ..queries.page import contradicting
from ..queries.written import from_said
from ..smart.reading import read
from .goals import NEW, new_context


def create(request: HouseRequest) -> HttpResponse:
    """Beside the fields while typing; on the whole page where there is no script."""
    owner = request.user
    if key := request.POST.get("for"):
        owner = get_object_or_404(Person.objects.employed(), pk=key_of(key))
        allow(policies.may_propose_to(request.user, owner))
    form = GoalForm(request.POST, person=request.user, owner=owner)
    form.is_valid()
    written = from_said(form.cleaned_data, owner=owner.name)
    found = read(written, timezone.localdate())
    context = new_context(request, form, owner)
    context |= {"reading": found, "contradictions": contradicting(found)}
    context["history"] = beside_history(request.user, form.cleaned_data.get("kpi"), written)
    return render(request, "goals/_help.html" if request.htmx else NEW, context)
