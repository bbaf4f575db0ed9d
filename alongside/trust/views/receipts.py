"""Who can read one thing: everybody by name, what would change it, how long it lives, what it is for."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest

from ..receipts import readers_page
from ..writings import writing_named


def show(request: HouseRequest, name: str, pk: UUID) -> HttpResponse:
    """Nothing of the thing itself is shown, so that looking here is not reading it."""
    writing = writing_named(name)
    if writing is None:
        raise Http404
    found = writing.model._default_manager.select_related(*writing.brings).filter(writing.visible_to(request.user))
    page = readers_page(name, get_object_or_404(found, pk=pk), request.user, request.GET.get("page", 1))
    return render(request, "trust/receipts/show.html", {"page": page})
