"""The next talk by the rhythm of the two, for the pages of a talk: loaded into them, or a page by itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, next_path

from ..models import Template
from ..queries.next_talk import next_talk_of
from .finding import pair_changed

PAGE, PART = "conversations/rhythms/next.html", "conversations/rhythms/_next.html"


def show(request: HouseRequest, pk: UUID, key: str) -> HttpResponse:
    pair = pair_changed(request, pk)
    template = get_object_or_404(Template, key=key)
    shown = {"page": next_talk_of(pair, template, request.user), "pair": pair, "next": next_path(request)}
    return render(request, PART if request.htmx else PAGE, shown)
