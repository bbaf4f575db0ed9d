"""What becomes of a talking point: talked about, put off, dropped; and open again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, next_path, turn_to

from .. import live
from ..forms.points import SettlementForm
from ..models import Conversation, Settlement
from .finding import point_changed

PAGE = "conversations/settlements/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    point = point_changed(request, pk)
    return render(request, PAGE, {"point": point, "form": SettlementForm(), "next": next_path(request)})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    point = point_changed(request, pk)
    form = SettlementForm(request.POST)
    if not form.is_valid():
        context = {"point": point, "form": form, "next": next_path(request)}
        return render(request, PAGE, context, status=422)
    said = form.cleaned_data
    if said["how"] == Settlement.DISCUSSED:
        talks = Conversation.objects.filter(relationship=point.relationship, started_at__isnull=False)
        point.discuss(by=request.user, at=talks.order_by("-started_at").first())
    elif said["how"] == Settlement.DROPPED:
        point.drop(by=request.user, reason=said["reason"])
    else:
        point.defer(by=request.user, until=said["until"])
    live.changed(point.relationship, "points", "editor-more")
    return turn_to(request, "home:person", point.relationship.other(request.user).pk)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    point = point_changed(request, pk)
    point.reopen(by=request.user)
    live.changed(point.relationship, "points", "editor-more")
    return turn_to(request, "home:person", point.relationship.other(request.user).pk)
