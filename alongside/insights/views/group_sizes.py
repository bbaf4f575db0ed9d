"""How many people a group needs before anything is told of it. Administrators choose; everyone here may read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms import GroupSizeForm
from ..models import GroupSize, choose_group_size, group_size


def edit(request: HouseRequest) -> HttpResponse:
    return _page(request, GroupSizeForm(initial={"number": group_size()}))


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_choose_group_size(request.user))
    form = GroupSizeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    choose_group_size(form.cleaned_data["number"], by=request.user)
    messages.success(request, _("Holds from the next quarter that is published."))
    return turn_to(request, "insights:group_size")


def _page(request: HouseRequest, form: GroupSizeForm, status: int = 200) -> HttpResponse:
    said = {
        "form": form,
        "number": group_size(),
        "chosen": GroupSize.objects.select_related("by").all()[:10],
        "may_choose": policies.may_choose_group_size(request.user),
    }
    return render(request, "insights/group_sizes/edit.html", said, status=status)
