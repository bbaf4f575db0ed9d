"""Recognition: the list, giving some, one by itself, and whether the team sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person

from .. import policies
from ..forms import RecognitionForm
from ..models import Draft, Recognition, recognise
from ..occasions import Occasion, occasion_named
from ..queries import draft_of, people_found, recognition_list, tie_of, values_to_name
from .finding import recognition_seen, somebody

BEGUN = ("quality", "situation", "behaviour", "impact", "value")


def index(request: HouseRequest) -> HttpResponse:
    page = recognition_list(request.user, request.GET.get("which", ""), request.GET.get("page", 1))
    context = {"list": page, "keeps_values": policies.may_keep_values(request.user)}
    return render(request, "feedback/recognition/index.html", context)


def new(request: HouseRequest) -> HttpResponse:
    """Two steps without JavaScript: the person first."""
    if "to" not in request.GET:
        words = request.GET.get("q", "")
        context = {"words": words, "found": people_found(request.user, words)}
        return render(request, "feedback/recognition/choose.html", context)
    subject = somebody(request.GET["to"])
    allow(policies.may_recognise(request.user, subject))
    draft = draft_of(request.user, subject, Draft.Kind.RECOGNITION)
    occasion = occasion_named(request.user, request.GET.get("occasion", ""), subject)
    begun = {name: getattr(draft, name) for name in BEGUN} if draft else {}
    begun |= occasion.begun if occasion else {}
    form = RecognitionForm(values=values_to_name(request.user, subject), initial=begun)
    return _form(request, subject, form, occasion)


def create(request: HouseRequest) -> HttpResponse:
    subject = somebody(request.POST.get("to"))
    allow(policies.may_recognise(request.user, subject))
    form = RecognitionForm(request.POST, values=values_to_name(request.user, subject))
    occasion = occasion_named(request.user, request.POST.get("occasion", ""), subject)
    if not form.is_valid():
        return _form(request, subject, form, occasion, status=422)
    about = {"audience": form.cleaned_data["audience"], "occasion": occasion.key if occasion else ""}
    given = recognise(subject, form.words, by=request.user, **about)
    messages.success(request, _("Given to %(name)s.") % {"name": subject.short_name})
    return turn_to(request, given)


def _form(
    request: HouseRequest, subject: Person, form: RecognitionForm, occasion: Occasion | None, status: int = 200
) -> HttpResponse:
    to_be = Recognition(author=request.user, subject=subject)
    context = {"subject": subject, "form": form, "to_be": to_be, "occasion": occasion}
    return render(request, "feedback/recognition/new.html", context, status=status)


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    recognition = recognition_seen(request, pk)
    context = {
        "recognition": recognition,
        "tie": tie_of(request.user, recognition),
        "receives": policies.may_hide(request.user, recognition),
        "may_take_back": policies.may_take_back(request.user, recognition),
    }
    return render(request, "feedback/recognition/show.html", context)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    recognition = recognition_seen(request, pk)
    allow(policies.may_take_back(request.user, recognition))
    recognition.take_back(by=request.user)
    messages.success(request, _("Taken back."))
    return turn_to(request, "feedback:recognitions")


def hide(request: HouseRequest, pk: UUID) -> HttpResponse:
    recognition = recognition_seen(request, pk)
    allow(policies.may_hide(request.user, recognition))
    recognition.hide(by=request.user)
    messages.success(request, _("Your team does not see it any more."))
    return turn_to(request, recognition)


def unhide(request: HouseRequest, pk: UUID) -> HttpResponse:
    recognition = recognition_seen(request, pk)
    allow(policies.may_hide(request.user, recognition))
    recognition.show(by=request.user)
    messages.success(request, _("Your team sees it again."))
    return turn_to(request, recognition)
