"""Feedback: the list, giving some, and one by itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person

from .. import policies
from ..forms import FeedbackForm, ReplyForm, WordsForm
from ..models import WORDS, Draft, Feedback, give
from ..queries import draft_of, feedback_list, given_at_once, people_found, shown_to, tie_of
from .finding import asked_of, feedback_seen, noted_by, somebody

NEW, EDIT = "feedback/new.html", "feedback/edit.html"


def index(request: HouseRequest) -> HttpResponse:
    page = feedback_list(request.user, request.GET.get("which", ""), request.GET.get("page", 1))
    return render(request, "feedback/index.html", {"list": page})


def new(request: HouseRequest) -> HttpResponse:
    """Two steps without JavaScript: the person first."""
    if "to" not in request.GET:
        words = request.GET.get("q", "")
        context = {"words": words, "found": people_found(request.user, words)}
        return render(request, "feedback/choose.html", context)
    subject = somebody(request.GET["to"])
    allow(policies.may_give(request.user, subject))
    draft = draft_of(request.user, subject, Draft.Kind.FEEDBACK)
    noted = noted_by(request, request.GET.get("log"))
    begun = {name: getattr(draft, name) for name in WORDS} if draft else {}
    form = FeedbackForm(initial=begun | ({"behaviour": noted.text} if noted else {}))
    return _form(request, subject, form, draft)


def create(request: HouseRequest) -> HttpResponse:
    subject = somebody(request.POST.get("to"))
    allow(policies.may_give(request.user, subject))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _form(request, subject, form, None, status=422)
    given = give(subject, form.words, by=request.user, audience=form.cleaned_data["audience"])
    if asked := asked_of(request, request.POST.get("request"), subject):
        asked.answer_with(given, by=request.user)
    if noted := noted_by(request, request.POST.get("log")):
        noted.bring()
    messages.success(request, _("Given to %(name)s.") % {"name": subject.short_name})
    return turn_to(request, given)


def _form(
    request: HouseRequest, subject: Person, form: FeedbackForm, draft: Draft | None, status: int = 200
) -> HttpResponse:
    said = request.POST if form.is_bound else request.GET
    asked = asked_of(request, said.get("request"), subject)
    to_be = Feedback(author=request.user, subject=subject)
    context = {
        "subject": subject,
        "form": form,
        "to_be": to_be,
        "draft": draft,
        "asked": asked,
        "noted": said.get("log", ""),
        "at_once": given_at_once(request.user, subject),
    }
    return render(request, NEW, context, status=status)


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Its receiver's opening of it is what ends its sender's changing it."""
    feedback = feedback_seen(request, pk)
    receives = policies.may_receive(request.user, feedback)
    if receives and not feedback.is_read:
        feedback.read(by=request.user)
    context = {
        "feedback": feedback,
        "replies": feedback.replies.select_related("by"),
        "tie": tie_of(request.user, feedback),
        "shown_to": shown_to(feedback),
        "receives": receives,
        "may_answer": policies.may_answer(request.user, feedback),
        "may_reword": policies.may_reword(request.user, feedback) and not feedback.is_read,
        "form": ReplyForm(),
    }
    return render(request, "feedback/show.html", context)


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_reword(request.user, feedback))
    said = {name: getattr(feedback, name) for name in (*WORDS, "version")}
    return render(request, EDIT, {"feedback": feedback, "form": WordsForm(initial=said)})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_reword(request.user, feedback))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return render(request, EDIT, {"feedback": feedback, "form": form}, status=422)
    feedback.reword(version=form.cleaned_data["version"], **form.words)
    return turn_to(request, feedback)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_reword(request.user, feedback))
    feedback.take_back(by=request.user)
    messages.success(request, _("Taken back. Nobody has read it."))
    return turn_to(request, "feedback:index")
