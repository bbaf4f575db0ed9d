"""A point of the recap: adding one, changing its words, taking one's own out."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..forms.recap import RecapPointForm, WordingForm
from ..kinds import STEP_NAMES
from ..models import Recap, RecapPoint, add_point
from ..queries.recap_points import versions_of
from .finding import recap_seen
from .recaps import place_of

NEW, EDIT = "conversations/recap_points/new.html", "conversations/recap_points/edit.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    recap = recap_seen(request, pk)
    allow(policies.may_word_recap(request.user, recap))
    form = RecapPointForm(initial={"section": request.GET.get("section")}, sections=_steps(recap))
    return render(request, NEW, _context(recap, form=form))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    recap = recap_seen(request, pk)
    allow(policies.may_word_recap(request.user, recap))
    form = RecapPointForm(request.POST, sections=_steps(recap))
    if not form.is_valid():
        return render(request, NEW, _context(recap, form=form), status=422)
    point = add_point(recap, form.cleaned_data["text"], by=request.user, section=form.cleaned_data["section"])
    return turn_to(request, place_of(pk, f"#point-{point.pk}"))


def _steps(recap: Recap) -> list[tuple[str, Any]]:
    return [(stage.key, STEP_NAMES[stage.key]) for stage in recap.conversation.kind.stages]


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Its words, and every version they had."""
    point = _seen(request, pk)
    form = WordingForm(initial={"text": point.text, "version": point.version})
    return render(request, EDIT, _wording(request, point, form))


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    point = _seen(request, pk)
    allow(policies.may_reword_point(request.user, point))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return render(request, EDIT, _wording(request, point, form), status=422)
    point.reword(form.cleaned_data["text"], by=request.user, version=form.cleaned_data["version"])
    return turn_to(request, place_of(point.recap.conversation_id, f"#point-{point.pk}"))


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    point = _seen(request, pk)
    allow(policies.may_take_out(request.user, point))
    point.take_out(by=request.user)
    return turn_to(request, place_of(point.recap.conversation_id))


def _seen(request: HouseRequest, pk: UUID) -> RecapPoint:
    talk = ("template_version", "relationship__guest", "relationship__host")
    points = RecapPoint.objects.select_related("voice", "recap__sealing", *(f"recap__conversation__{n}" for n in talk))
    return seen(request.user, "recap", points, within="recap", pk=pk)


def _wording(request: HouseRequest, point: RecapPoint, form: WordingForm) -> dict[str, Any]:
    open_ = point.recap.may_be_worded
    return _context(
        point.recap,
        form=form,
        point=point,
        versions=versions_of(point),
        may_reword=open_ and policies.may_reword_point(request.user, point),
        may_take_out=open_ and policies.may_take_out(request.user, point),
    )


def _context(recap: Recap, **more: Any) -> dict[str, Any]:
    return {"conversation": recap.conversation, "recap": recap, **more}
