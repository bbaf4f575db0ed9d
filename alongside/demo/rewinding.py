"""“Start over”: Amira’s and Jonas’s talk lies twenty minutes ahead again. What visitors wrote in it is taken out."""

from datetime import timedelta

from django.db import connections, transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.conversations.models import Conversation, Preparation, Settlement

from .bar import ROLES

# The demo's own connection: whoever looks around is bound by the rules of the seat they took.
OWNER = "owner" if "owner" in connections else "default"


@transaction.atomic(using=OWNER)
def rewind() -> None:
    talk = the_talk()
    if talk is None:
        return
    written = (talk.notes, talk.paraphrases, talk.entrances, talk.pauses, talk.private_notes)
    for left in (*written, talk.carries, talk.commitments, _settled_since(talk)):
        left.all().delete()
    Preparation.objects.using(OWNER).filter(conversation=talk, person=talk.relationship.host).update(done_at=None)
    if talk.has_recap:
        talk.recap.delete()
    if talk.is_concluded:
        talk.conclusion.delete()
    begins = (timezone.now() + timedelta(minutes=20)).replace(second=0, microsecond=0)
    Conversation.objects.using(OWNER).filter(pk=talk.pk).update(
        started_at=None, stage="", starts_at=begins, writes_alone=None
    )


def _settled_since(talk: Conversation) -> QuerySet[Settlement]:
    """Points that came off the list in the talk: they are to be talked about again."""
    began = talk.started_at or timezone.now()
    return Settlement.objects.using(OWNER).filter(point__relationship=talk.relationship, created_at__gte=began)


def the_talk() -> Conversation | None:
    """The newest quarterly talk of the two."""
    return (
        Conversation.objects.using(OWNER)
        .filter(
            relationship__guest__email=ROLES["employee"],
            relationship__host__email=ROLES["manager"],
            template_version__template__key="quarterly",
            cancellation__isnull=True,
        )
        .with_records()
        .order_by("-created_at")
        .first()
    )
