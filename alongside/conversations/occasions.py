"""A kept promise, as something that recognition may be given for: to whoever may read it, and did not make it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from alongside.feedback.occasions import MOST, Occasion, add_occasions
from alongside.people.models import Person

from .models import Commitment
from .policies import commitments_visible_to


def register() -> None:
    """Called from `AppConfig.ready()`."""
    add_occasions(kept_promises)


def kept_promises(me: Person, since: date) -> Iterable[Occasion]:
    after = timezone.make_aware(datetime.combine(since, datetime.max.time()))
    found = Commitment.objects.kept().filter(commitments_visible_to(me), keeping__created_at__gt=after)
    found = found.filter(owner__in=Person.objects.employed()).exclude(owner=me)
    for kept in found.select_related("owner", "keeping").order_by("-keeping__created_at")[:MOST]:
        on = timezone.localdate(kept.keeping.created_at)
        yield Occasion(f"promise:{kept.pk}", "promise", kept.owner, kept.text, on, kept.get_absolute_url())
