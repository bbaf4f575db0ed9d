"""The rhythm of a pair: how it stands, for the two alone; either sets it for a kind, or goes back to what is usual."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..forms.rhythms import RhythmForm, said_before
from ..models import Relationship, Rhythm, Template, choose_rhythm
from ..queries.rhythm import rhythm_page
from .finding import pair_changed, pair_seen

SHOW, EDIT = "conversations/rhythms/show.html", "conversations/rhythms/edit.html"


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    pair = pair_seen(request, pk)
    kinds = rhythm_page(pair)
    others = Template.objects.offered().exclude(pk__in=[one.version.template_id for one in kinds])
    notes = pair.calendar_notes.going_on().select_related("by")
    page = {"kinds": kinds, "others": others, "notes": notes}
    may_set = policies.may_take_part(request.user, pair)
    return render(request, SHOW, _context(request, pair) | page | {"may_set": may_set})


def edit(request: HouseRequest, pk: UUID, key: str) -> HttpResponse:
    pair, template = pair_changed(request, pk), _template(key)
    own = Rhythm.objects.filter(relationship=pair, template=template).first()
    form = RhythmForm(initial=said_before(own, template.newest.kind.cadence))
    return render(request, EDIT, _context(request, pair) | {"template": template, "form": form, "own": own})


def update(request: HouseRequest, pk: UUID, key: str) -> HttpResponse:
    pair, template = pair_changed(request, pk), _template(key)
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return render(request, EDIT, _context(request, pair) | {"template": template, "form": form}, status=422)
    choose_rhythm(pair, template, by=request.user, **form.facts())
    messages.success(request, _("Kept. %(name)s is told.") % {"name": pair.other(request.user).short_name})
    return turn_to(request, "conversations:rhythms", pk)


def destroy(request: HouseRequest, pk: UUID, key: str) -> HttpResponse:
    pair = pair_changed(request, pk)
    Rhythm.objects.filter(relationship=pair, template=_template(key)).delete()
    messages.success(request, _("What is usual for this kind holds again"))
    return turn_to(request, "conversations:rhythms", pk)


def _template(key: str) -> Template:
    return get_object_or_404(Template.objects.offered(), key=key)


def _context(request: HouseRequest, pair: Relationship) -> dict[str, Any]:
    return {"pair": pair, "other": pair.other(request.user)}
