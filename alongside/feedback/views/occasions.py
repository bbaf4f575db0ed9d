"""What is worth a word: what others did, and for whoever leads them, who heard nothing specific for long."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from ..forms import OccasionForm
from ..models import answer_occasion
from ..quiet import worth_a_word

FEW = 2


def index(request: HouseRequest) -> HttpResponse:
    """A page, and a part of the page of today, which shows the first of it."""
    if request.htmx:
        return render(request, "feedback/recognition/_few.html", {"worth": worth_a_word(request.user, FEW)})
    return render(request, "feedback/recognition/occasions.html", {"worth": worth_a_word(request.user)})


def create(request: HouseRequest) -> HttpResponse:
    """“Not this.” It is not offered again, and nobody is told."""
    form = OccasionForm(request.POST)
    if form.is_valid():
        answer_occasion(form.cleaned_data["occasion"], by=request.user)
        messages.success(request, _("Not offered again. Nobody is told."))
    return turn_to(request, "feedback:occasions")
