"""The link of somebody outside. Looking at it changes nothing, because mail scanners follow links; answering spends it.

A link that was used, is too old or never was gets one and the same answer.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.coach.views import read_for
from alongside.foundation.http import open_to_all
from alongside.trust.receipts import receipt_of

from ..forms import OutsideAnswerForm
from ..models import OutsideAnswer, Request, answer_by_link, asked_by_link

SPENT = "feedback/outside/spent.html"


@open_to_all
def show(request: HttpRequest, token: str) -> HttpResponse:
    asked = asked_by_link(token)
    if asked is None:
        return render(request, SPENT, status=409)
    return _form(request, token, asked, OutsideAnswerForm(initial={"name": asked.outsider}))


@open_to_all
def create(request: HttpRequest, token: str) -> HttpResponse:
    asked = asked_by_link(token)
    if asked is None:
        return render(request, SPENT, status=409)
    form = OutsideAnswerForm(request.POST)
    if not form.is_valid():
        return _form(request, token, asked, form, status=422)
    answer_by_link(token, form.cleaned_data)
    return render(request, "feedback/outside/thanks.html", {"asked": asked})


@open_to_all
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The coach, for whoever holds a link that can be used."""
    asked = asked_by_link(token)
    if asked is None:
        return render(request, SPENT, status=409)
    return read_for(request, asked.pk, frame="plain.html")


def _form(request: HttpRequest, token: str, asked: Request, form: OutsideAnswerForm, status: int = 200) -> HttpResponse:
    said = receipt_of("outside-answer", OutsideAnswer(request=asked))
    context = {"token": token, "asked": asked, "form": form, "receipt_lines": [said.who, said.lasts, said.used_for]}
    return render(request, "feedback/outside/show.html", context, status=status)
