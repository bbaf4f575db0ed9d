"""Talking points of a pair: adding one, and its place in the list."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from .. import live
from ..forms.points import PointForm
from ..models import TalkingPoint
from .finding import pair_changed, point_changed

PAGE = "conversations/points/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    return render(request, PAGE, {"pair": pair_changed(request, pk), "form": PointForm()})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    pair = pair_changed(request, pk)
    form = PointForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"pair": pair, "form": form}, status=422)
    last = pair.points.order_by("-position").values_list("position", flat=True).first() or 0
    TalkingPoint.objects.create(relationship=pair, author=request.user, position=last + 1, **form.cleaned_data)
    live.changed(pair, "points", "editor-more")
    return turn_to(request, "home:person", pair.other(request.user).pk)


def place(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Up or down by one, or in front of another point (`before`)."""
    point = point_changed(request, pk)
    points = list(point.relationship.points.open().in_order())
    at = points.index(point) if point in points else len(points)
    wanted = {"up": max(at - 1, 0), "down": at + 2}.get(request.POST.get("direction", ""), at)
    named = next((p for p in points if str(p.pk) == request.POST.get("before")), None)
    point.stand_before(named or (points[wanted] if wanted < len(points) else None))
    live.changed(point.relationship, "points", "editor-more")
    return turn_to(request, "home:person", point.relationship.other(request.user).pk)
