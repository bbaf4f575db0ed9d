"""Which notices come by mail as well."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..actions import choose_mail
from ..forms import MailForm
from ..models import Channel
from ..queries import mail_choices


def edit(request: HouseRequest) -> HttpResponse:
    return _page(request, MailForm(mail_choices(request.user)))


def update(request: HouseRequest) -> HttpResponse:
    form = MailForm(mail_choices(request.user), request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    choose_mail(request.user, wanted=set(form.cleaned_data["kinds"]), offered=form.offered)
    return turn_to(request, "notices:mail")


def _page(request: HouseRequest, form: MailForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "channels": Channel.objects.connected()}
    return render(request, "notices/mail/edit.html", shown, status=status)
