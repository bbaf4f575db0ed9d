"""Request: somebody asks for feedback, for themself or for whom they lead; a colleague, or somebody outside by a link.

Whoever is asked may say no without a reason. Who is asked much at once sees the next request a week later.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import hashed
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person, company_day

from .feedback import Feedback

LINK_LASTS, A_WEEK = timedelta(days=14), timedelta(days=7)


class RequestQuerySet(models.QuerySet["Request"]):
    def with_people(self) -> Self:
        return self.select_related("by", "about", "of", "answer", "refusal", "outside")

    def open(self) -> Self:
        """Neither answered nor declined; of a link, while it lasts."""
        lasting = Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now())
        return self.filter(lasting, answer__isnull=True, refusal__isnull=True, outside__isnull=True)

    def to_see(self, on: date | None = None) -> Self:
        return self.filter(opens_on__lte=on or company_day())


class Request(Record):
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outsider = models.CharField(max_length=100, blank=True)  # how the asker calls somebody outside
    question = models.TextField(max_length=500, blank=True)
    opens_on = models.DateField(default=company_day)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    answer = models.OneToOneField(Feedback, null=True, blank=True, on_delete=models.SET_NULL, related_name="request")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["of", "opens_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(of__isnull=False) | Q(token_hash__isnull=False),
                name="request_asks_a_colleague_or_by_a_link",
            ),
        ]

    @property
    def people(self) -> tuple[Person, ...]:
        """The one it is about first, always."""
        return (self.about, self.by, self.of) if self.of else (self.about, self.by)

    @property
    def is_for_another(self) -> bool:
        """Asked by whoever leads them; it is said to all."""
        return self.by_id != self.about_id

    @property
    def is_answered(self) -> bool:
        return self.answer_id is not None or hasattr(self, "outside")

    @property
    def is_declined(self) -> bool:
        return hasattr(self, "refusal")

    @property
    def is_open(self) -> bool:
        return not self.is_answered and not self.is_declined and (self.ends_at is None or self.ends_at > timezone.now())

    @transaction.atomic
    def answer_with(self, given: Feedback, *, by: Person) -> None:
        self._refuse_once_ended()
        Request.objects.filter(pk=self.pk).update(answer=given)
        journal.record("request.answered", about=self, by=by, concerns=self.people)

    @transaction.atomic
    def decline(self, *, by: Person) -> Refusal:
        """Without a reason. A double click declines once."""
        if self.is_answered:
            self._refuse_once_ended()
        said, made = Refusal.objects.get_or_create(request=self, defaults={"by": by})
        if made:
            journal.record("request.declined", about=self, by=by, concerns=self.people)
        return said

    @transaction.atomic
    def withdraw(self, *, by: Person) -> None:
        """Nobody is asked any more; a link stops working."""
        if self.is_answered:
            self._refuse_once_ended()
        journal.record("request.withdrawn", about=self, by=by)
        self.delete()

    def _refuse_once_ended(self) -> None:
        if not self.is_open:
            raise NotPossible(_("This request is answered, declined or too old. Feedback can be given without one."))


class Refusal(Record):
    """That somebody would rather not. It has no reason."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="refusal")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class OutsideAnswer(Record):
    """What somebody outside the company wrote, by the link they were sent. A table of its own: nobody here wrote it."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="outside")
    name = models.CharField(max_length=100)
    behaviour = models.TextField(max_length=4000)
    impact = models.TextField(max_length=2000, blank=True)
    next_step = models.TextField(max_length=1000, blank=True)


@transaction.atomic
def ask(of: Person, *, by: Person, about: Person, question: str = "") -> Request:
    """A colleague. Asked again before they answered, it is the same request."""
    if of.pk in (by.pk, about.pk):
        raise NotPossible(_("Choose somebody else: feedback comes from another than the one it is about."))
    standing = Request.objects.open().filter(by=by, about=about, of=of).first()
    if standing:
        return standing
    opens_on = company_day() + (A_WEEK if is_asked_much(of) else timedelta())
    asked = Request.objects.create(by=by, about=about, of=of, question=question, opens_on=opens_on)
    journal.record("request.made", about=asked, by=by, concerns=[by, about])
    return asked


@transaction.atomic
def ask_outside(outsider: str, *, by: Person, about: Person, question: str = "") -> tuple[Request, str]:
    """Somebody outside, and the address to send them. It is shown this once: only its hash is kept."""
    token = secrets.token_urlsafe(32)
    asked = Request.objects.create(
        by=by, about=about, outsider=outsider, question=question, token_hash=hashed(token),
        ends_at=timezone.now() + LINK_LASTS,
    )  # fmt: skip
    journal.record("request.made", about=asked, by=by, concerns=[by, about])
    return asked, settings.BASE_URL + reverse("feedback:outside", args=[token])


def is_asked_much(person: Person) -> bool:
    """Whether three requests wait for them already. Who asked, and about whom, is told to nobody."""
    with connection.cursor() as cursor:
        cursor.execute("select feedback_is_asked_much(%s)", [person.pk])
        return bool(cursor.fetchone()[0])


def asked_by_link(token: str) -> Request | None:
    """What somebody outside is asked, while the link can be used. Looking at it spends nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select * from feedback_asked_by_link(%s)", [hashed(token)])
        row = cursor.fetchone()
    return Request(**dict(zip(("pk", "by_id", "about_id", "outsider", "question"), row, strict=True))) if row else None


@transaction.atomic
def answer_by_link(token: str, words: dict[str, str], *, at: datetime | None = None) -> OutsideAnswer:
    """Spends the link. Of two answers at once, one wins."""
    asked = asked_by_link(token)
    answer = OutsideAnswer(request=asked, created_at=at or timezone.now(), **words)
    said: list[Any] = [hashed(token), answer.pk, answer.name, answer.behaviour, answer.impact, answer.next_step]
    with connection.cursor() as cursor:
        cursor.execute("select feedback_answer_by_link(%s, %s, %s, %s, %s, %s)", said)
        if asked is None or not cursor.fetchone()[0]:
            raise NotPossible(_("This link has been used or is too old. Ask whoever sent it for a new one."))
    journal.record("request.answered_outside", about=asked, by=None, concerns=asked.people)
    return answer
