"""Preparing a talk: each side's own answers, being done with them, and the part for oneself alone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import live, policies
from ..forms.preparations import PreparationForm, PrivatePartForm
from ..models import THANKS, Answer, Conversation, preparation_of, raise_point
from ..queries.preparing import preparation_page
from ..queries.preparing_time import talk_to_prepare
from .finding import conversation_changed, conversation_seen_as_ever

PAGE, BOTH = "conversations/preparations/show.html", "conversations/preparations/both.html"
VERSIONS = "conversations/preparations/_version.html"


def preparing_seen(request: HouseRequest, pk: UUID) -> Conversation:
    return conversation_seen_as_ever(request, pk, "preparation", talk_to_prepare)


def preparing_changed(request: HouseRequest, pk: UUID) -> Conversation:
    conversation = preparing_seen(request, pk)
    allow(policies.may_change(request.user, conversation))
    return conversation


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = preparing_seen(request, pk)
    if conversation.is_light or conversation.is_cancelled:
        return redirect("conversations:show", pk)
    page = preparation_page(conversation, request.user, whole=request.GET.get("all", ""))
    return render(request, PAGE, {"page": page, "conversation": conversation})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Saved by a button, or by itself while it is written: then the answer is the versions alone."""
    conversation = preparing_changed(request, pk)
    form = PreparationForm(request.POST, _questions(conversation))
    if request.htmx:
        return _save_quietly(request, conversation, form)
    return _save(request, conversation, form) or turn_to(request, "conversations:preparation", pk)


def finish(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“I'm done”: with whatever stands in the boxes."""
    conversation = preparing_changed(request, pk)
    if refused := _save(request, conversation, PreparationForm(request.POST, _questions(conversation))):
        return refused
    preparation_of(conversation, request.user).finish()
    live.changed(conversation, *live.OPENED)
    return turn_to(request, "conversations:preparation", pk)


def reopen(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    preparation_of(conversation, request.user).reopen()
    live.changed(conversation, "presence")
    return turn_to(request, "conversations:preparation", pk)


def save_privately(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = preparing_changed(request, pk)
    form = PrivatePartForm(request.POST)
    if not form.is_valid():
        page = preparation_page(conversation, request.user)
        return render(request, PAGE, {"page": page, "conversation": conversation, "private_form": form}, status=422)
    preparation_of(conversation, request.user).write_privately(**form.cleaned_data)
    if request.htmx:
        return HttpResponse(status=204)
    return turn_to(request, "conversations:preparation", pk)


def _questions(conversation: Conversation) -> list[str]:
    return [THANKS, *(prompt.id for prompt in conversation.kind.preparation_questions)]


def _own_answers(request: HouseRequest, conversation: Conversation) -> dict[str, Answer]:
    own = Answer.objects.filter(policies.own(request.user), preparation__conversation=conversation)
    return {answer.question: answer for answer in own}


def _save(request: HouseRequest, conversation: Conversation, form: PreparationForm) -> HttpResponse | None:
    """Nothing, if it could be saved; else the page that says why."""
    before = _own_answers(request, conversation)
    if not form.is_valid():
        page = preparation_page(conversation, request.user, form.data)
        return render(request, PAGE, {"page": page, "conversation": conversation, "form": form}, status=422)
    if overtaken := form.overtaken(before):
        return _both(request, conversation, {key: before[key] for key in overtaken})
    _write(request, conversation, form, before)
    if text := form.cleaned_data["point"]:
        raise_point(conversation.relationship, text, by=request.user)
        live.changed(conversation, "points")
    return None


def _write(request: HouseRequest, conversation: Conversation, form: PreparationForm, before: dict[str, Answer]) -> None:
    preparation = preparation_of(conversation, request.user)
    for key, (text, version) in form.answers(before).items():
        preparation.write(key, text, version=version)


def _both(request: HouseRequest, conversation: Conversation, overtaken: dict[str, Answer]) -> HttpResponse:
    asked = {p.id: p.text for p in conversation.kind.preparation_questions}
    rows = [
        {"key": key, "text": asked.get(key, ""), "saved": answer, "mine": request.POST[f"answer-{key}"]}
        for key, answer in overtaken.items()
    ]
    shown = {f"{part}-{key}" for key in overtaken for part in ("answer", "version")} | {
        "csrfmiddlewaretoken",
        "_method",
    }
    kept = [(name, value) for name, value in request.POST.items() if name not in shown]
    mine = preparation_of(conversation, request.user)
    context = {"conversation": conversation, "rows": rows, "kept": kept, "preparation": mine}
    return render(request, BOTH, context, status=409)


def _save_quietly(request: HouseRequest, conversation: Conversation, form: PreparationForm) -> HttpResponse:
    """What cannot be saved stays in the page, and is said at the next press of a button."""
    before = _own_answers(request, conversation)
    if not form.is_valid() or form.overtaken(before):
        return HttpResponse(status=204)
    _write(request, conversation, form, before)
    own = _own_answers(request, conversation)
    asked = [(key, own[key].version if key in own else 0) for key in form.questions]
    return render(request, VERSIONS, {"asked": asked})
