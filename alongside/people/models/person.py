"""Person: somebody who works here, and the user who signs in. May have no e-mail address."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self
from zlib import crc32
from zoneinfo import ZoneInfo

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower, Upper
from django.urls import reverse

from alongside.foundation.records import Record

from ..public_days import public_day
from . import (
    authenticator_app,
    credential,
    employment,
    hr_scope,
    passkey,
    profile_note,
    pseudonym,
    reach,
    recovery_code,
    reporting_line,
    second_factor,
    sign_in_link,
)
from . import leave as leaves
from .dated import holds_on

if TYPE_CHECKING:
    from .leave import Days


def sort_key(name: str) -> str:
    """Folded for finding and sorting: no case, no accents (`Inês` and `ines` are one)."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("Ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class PersonQuerySet(models.QuerySet["Person"]):
    def employed(self, on: date | None = None) -> Self:
        held = employment.Employment.objects.filter(holds_on(on), person=OuterRef("pk"))
        return self.filter(Exists(held))

    def gone_since(self, day: date) -> Self:
        """Those whose last employment had ended by that day."""
        ended = employment.Employment.objects.filter(ends_on__lte=day, person=OuterRef("pk"))
        later = employment.Employment.objects.exclude(ends_on__lte=day).filter(person=OuterRef("pk"))
        return self.filter(Exists(ended), ~Exists(later))

    def with_duties(self) -> Self:
        """Knowing already who is an HR partner and who administers: every page asks."""
        return self.annotate(
            is_administrator=Exists(hr_scope.Administration.objects.current().filter(person=OuterRef("pk"))),
            is_hr_partner=Exists(hr_scope.HRScope.objects.current().filter(partner=OuterRef("pk"))),
        )

    def found_by(self, words: str) -> Self:
        """Those whose name, e-mail address or number contains every word."""
        found = self
        for word in sort_key(words).split():
            found = found.filter(sort_key__contains=word)
        return found

    def of_whom(self, condition: models.Q) -> Self:
        """As `filter`, each part of an *or* by itself: asked as one condition, PostgreSQL looks at everybody."""
        parts = condition.children if condition.connector == models.Q.OR and not condition.negated else [condition]
        first, *others = (Person.objects.filter(models.Q(part)).order_by().values("pk") for part in parts)
        return self.filter(pk__in=first.union(*others) if others else first)

    def within_reach_of(self, actor: Person, *relations: str) -> Self:
        return self.filter(pk__in=reach.Reach.objects.filter(actor=actor, relation__in=relations).values("subject"))


class Person(Record):
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)
    email = models.EmailField(max_length=254, null=True, blank=True)
    number = models.CharField(max_length=60, null=True, blank=True)
    title = models.CharField(max_length=160, blank=True)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    pronouns = models.CharField(max_length=40, blank=True)
    zone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=10, default="en")
    works_from = models.TimeField(default=time(9))
    works_until = models.TimeField(default=time(17))
    works_on = models.CharField(max_length=7, default="12345")  # ISO weekdays, Monday is 1
    country = models.CharField(max_length=2, blank=True)  # ISO 3166; whose public holidays are theirs
    region = models.CharField(max_length=40, blank=True)

    objects = PersonQuerySet.as_manager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    is_authenticated = True
    is_anonymous = False
    is_active = True

    # what can happen to a person
    employ, leave = employment.employ, employment.leave
    report_to = reporting_line.report_to
    partner_for = hr_scope.partner_for
    administer, stop_administering = hr_scope.administer, hr_scope.stop_administering
    choose_password, has_password = credential.choose_password, credential.has_password
    proves_with = credential.proves_with
    send_invitation, send_sign_in_link = sign_in_link.send_invitation, sign_in_link.send_sign_in_link
    send_password_reset, send_proof_link = sign_in_link.send_password_reset, sign_in_link.send_proof_link
    begin_app, add_passkey = authenticator_app.begin_app, passkey.add_passkey
    make_recovery_codes, spend_recovery_code = recovery_code.make_recovery_codes, recovery_code.spend_recovery_code
    remove_factor = second_factor.remove_factor
    offer_reset, lose_second_factors = second_factor.offer_reset, second_factor.lose_second_factors
    take_leave = leaves.take_leave
    say = profile_note.say
    go_by = pseudonym.go_by
    has_left = property(pseudonym.has_left)

    class Meta:
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="email_of_one_person"),
            models.UniqueConstraint(Upper("number"), name="number_of_one_person"),
        ]
        indexes = [GinIndex(OpClass("sort_key", "gin_trgm_ops"), name="person_found_by_letters")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = (self.email or "").strip().lower() or None
        self.number = (self.number or "").strip() or None
        self.sort_key = searchable(self.name, self.email, self.number)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("home:person", args=[self.pk])

    @property
    def short_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def hue(self) -> int:
        """A colour of one's own, steady and without meaning."""
        return crc32(self.name.encode()) % 360

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def manager(self) -> Person | None:
        line = self.lines_up.filter(kind="solid").current().select_related("manager").first()
        return line.manager if line else None

    @cached_property
    def is_administrator(self) -> bool:
        return self.administrations.current().exists()

    @cached_property
    def is_hr_partner(self) -> bool:
        return self.hr_scopes.current().exists()

    @cached_property
    def is_employed(self) -> bool:
        return self.employments.current().exists()

    @cached_property
    def has_second_factor(self) -> bool:
        return second_factor.has_second_factor(self)

    @property
    def needs_second_factor(self) -> bool:
        return second_factor.needs_second_factor(self)

    def works_on_day(self, day: date) -> bool:
        """One of their days, and no public holiday where they work."""
        return str(day.isoweekday()) in self.works_on and not self.public_day(day)

    def public_day(self, day: date) -> str:
        """What that day is called where they work, if it is a public holiday."""
        return public_day(self.country, self.region, day)

    @cached_property
    def leave_days(self) -> list[Days]:
        return leaves.leave_days_of(self)

    def is_away_on(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.leave_days)

    @property
    def long_leaves(self) -> list[Days]:
        """Of four weeks or more: while they last, whatever comes round by itself rests."""
        return [days for days in self.leave_days if leaves.is_long(days)]

    def is_long_away_on(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.long_leaves)

    def is_at_work_on(self, day: date) -> bool:
        return self.works_on_day(day) and not self.is_away_on(day)


def searchable(name: str, email: str | None, number: str | None) -> str:
    return " ".join(filter(None, (sort_key(name), (email or "").lower(), (number or "").casefold())))[:700]
