"""What has outlived its time in this room, clock by clock (`catalogue.yaml` says how long each is)."""

from collections import Counter
from datetime import datetime

from django.db.models import DateTimeField, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from alongside.people.models import Person
from alongside.trust.retention import Rows, deleted, enforce

from .models import (
    Commitment,
    Conversation,
    Draft,
    Handover,
    JustTalked,
    MailedTalk,
    PrivateNote,
    PrivatePreparation,
    Relationship,
)
from .models import TalkingPoint as Point
from .models.private_note import LASTS

HAPPENED = Coalesce("started_at", "starts_at", "created_at")


def register() -> None:
    """Called from `AppConfig.ready()`. What holds on to something else goes first."""
    enforce("private", private_notes)
    enforce("private", private_preparations)
    enforce("drafts", lambda before: MailedTalk.objects.filter(created_at__lt=before), oldest="created_at")
    enforce("drafts", lambda before: Draft.objects.filter(saved_at__lt=before), oldest="saved_at")
    enforce("promises", promises, oldest="due")
    enforce("handovers", handovers, oldest="starts_on")
    enforce("formal", lambda before: talks(before, is_formal=True), forget=with_promises_left, oldest="happened")
    enforce("talks", lambda before: talks(before, is_formal=False), forget=with_promises_left, oldest="happened")
    enforce("talks", just_talked, forget=with_promises_left, oldest="happened_on")
    enforce("talks", points, forget=with_promises_left)
    enforce("talks", empty_pairs)


def private_notes(before: datetime) -> Rows:
    """Those whose own day has come, and those of authors who left so long ago."""
    return PrivateNote.objects.filter(_day_has_come(before) | Q(author__in=_left(before)))


def private_preparations(before: datetime) -> Rows:
    return PrivatePreparation.objects.filter(_day_has_come(before) | Q(author__in=_left(before)))


def handovers(before: datetime) -> Rows:
    return Handover.objects.filter(starts_on__lt=timezone.localdate(before))


def promises(before: datetime) -> Rows:
    """So long after they were kept, let go or declined, or after their day. A formal talk keeps its own."""
    ended = Greatest("due", "created_at", "keeping__created_at", "letting_go__agreed_at", "declined_at",
                     output_field=DateTimeField())  # fmt: skip
    old = Commitment.objects.annotate(over=ended).filter(over__lt=before)
    return old.exclude(conversation__template_version__is_formal=True)


def talks(before: datetime, *, is_formal: bool) -> Rows:
    of_kind = Conversation.objects.filter(template_version__is_formal=is_formal)
    return of_kind.annotate(happened=HAPPENED).filter(happened__lt=before)


def just_talked(before: datetime) -> Rows:
    return JustTalked.objects.filter(happened_on__lt=timezone.localdate(before))


def points(before: datetime) -> Rows:
    """Settled so long ago; or open, where the two have not talked since. What a note belongs to stays with the note."""
    quiet = RawSQL("select conversations_pairs_quiet(%s)", [before])
    open_and_left = Q(settlement__isnull=True, relationship__in=quiet) & ~Q(
        deferred_until__gte=timezone.localdate(before)
    )
    old = Point.objects.filter(created_at__lt=before, notes__isnull=True)
    return old.filter(Q(settlement__created_at__lt=before) | open_and_left)


def empty_pairs(before: datetime) -> Rows:
    """Nothing is left between the two. Should they talk again, they become a pair again."""
    return Relationship.objects.filter(created_at__lt=before, pk__in=RawSQL("select conversations_pairs_empty()", []))


def with_promises_left(rows: Rows) -> Counter[str]:
    """A promise outlives what it came from: it has a clock of its own."""
    link = {Conversation: "conversation", JustTalked: "just_talked", Point: "point"}[rows.model]
    keys = list(rows.values_list("pk", flat=True))
    Commitment.objects.filter(**{f"{link}__in": keys}).update(**{link: None})
    return deleted(rows.model.objects.filter(pk__in=keys))


def _day_has_come(before: datetime) -> Q:
    """Each has its own last day. At another moment than now (a look ahead), that of the clock."""
    return Q(delete_on__lte=timezone.localdate(before + LASTS))


def _left(before: datetime) -> Rows:
    return Person.objects.gone_since(timezone.localdate(before))
