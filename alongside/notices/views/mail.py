"""Which notices come by mail as well."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..actions import choose_mail
from ..forms import MailForm
from ..models import Channel
from ..queries import mail_choices

PAGE = "notices/mail/edit.html"


def edit(request: HouseRequest) -> HttpResponse:
    return render(
        request, PAGE, {"form": MailForm(mail_choices(request.user)), "channels": Channel.objects.connected()}
    )


def update(request: HouseRequest) -> HttpResponse:
    form = MailForm(mail_choices(request.user), request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"form": form, "channels": Channel.objects.connected()}, status=422)
    choose_mail(request.user, wanted=set(form.cleaned_data["kinds"]), offered=form.offered)
    return turn_to(request, "notices:mail")
