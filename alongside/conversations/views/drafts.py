"""What somebody is writing and has not shared: kept on the server as they type, for them alone.

The other sees that they write. Private notes are kept elsewhere (`private_notes`), and nobody sees that.
"""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest

from .. import live
from ..forms.room import DraftForm
from ..models import keep_draft
from .finding import conversation_changed


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    """`place` is the address that the text would be shared at: one of this talk's."""
    conversation = conversation_changed(request, pk)
    form = DraftForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["place"].startswith(conversation.get_absolute_url()):
        return HttpResponse(status=422)
    keep_draft(request.user, form.cleaned_data["place"], form.cleaned_data["text"])
    live.is_writing(conversation, by=request.user)
    return HttpResponse(status=204)
