"""The clocks of this room, and of the two below it, which cannot call upwards."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Model, Q
from django.utils import timezone

from alongside.journal.models import Entry
from alongside.people.models import AuthenticatorApp, ImportFile, Leave, Person, RateCount, Session, SignInLink

from .models import Archive, Enquiry, Erasure, Forgetting, Opening
from .models.erasure import erase
from .retention import Rows, enforce

A_DAY = timedelta(days=1)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("sign_ins", _ended(SignInLink, "ends_at"), oldest="ends_at")
    enforce("sign_ins", _ended(Session, "expire_date"), oldest="expire_date")
    enforce("sign_ins", _ended(RateCount, "ends_at"), oldest="ends_at")
    enforce("sign_ins", AuthenticatorApp.objects.abandoned)
    enforce("imports", lambda before: ImportFile.objects.filter(created_at__lt=before))
    enforce("leaves", lambda before: Leave.objects.filter(ends_on__lt=timezone.localdate(before)), oldest="ends_on")
    enforce("leavers", people_still_named, forget=erase_each, oldest="employments__ends_on")
    enforce("journal", lambda before: Entry.objects.filter(created_at__lt=before))
    enforce("journal", lambda before: Forgetting.objects.filter(created_at__lt=before))
    enforce("archives", lambda before: Archive.objects.filter(created_at__lt=before))
    enforce("openings", lambda before: Opening.objects.filter(day__lt=timezone.localdate(before)), oldest="day")
    enforce("enquiries", lambda before: Enquiry.objects.filter(created_at__lt=before))


def people_still_named(before: datetime) -> Rows:
    """Who left so long ago, and still has a name here."""
    erased = Erasure.objects.values("person")
    return Person.objects.gone_since(timezone.localdate(before)).exclude(pk__in=erased)


def erase_each(people: Rows) -> Counter[str]:
    done: Counter[str] = Counter()
    for person in people:
        done += erase(person).deleted + Counter({"people.Person": 1})
    return done


def _ended(model: type[Model], field: str) -> Callable[[datetime], Rows]:
    """What is of no use once it has ended. The night after takes it: that is the day that is promised."""
    return lambda before: model._default_manager.filter(Q(**{f"{field}__lt": before + A_DAY}))
