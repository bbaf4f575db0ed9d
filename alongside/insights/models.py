"""What is published about groups, and how many people a group needs. Nothing here is about one person."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.conversations.models import Template
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person, Team

from .quarters import Quarter

FLOOR, USUAL, MOST = 5, 7, 30


class ReleaseQuerySet(models.QuerySet["Release"]):
    def newest(self) -> Release | None:
        return self.order_by("-starts_on").first()

    def before(self, quarter: Quarter) -> Self:
        return self.filter(starts_on__lt=quarter.starts_on)


class Release(Record):
    """A quarter, published once. It is not counted again, whatever is changed afterwards."""

    starts_on = models.DateField(unique=True)
    least = models.PositiveSmallIntegerField()  # people a group needed then

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.CheckConstraint(condition=Q(least__gte=FLOOR), name="no_group_below_the_floor")]

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.starts_on)


class Measure(models.TextChoices):
    TALKED = "talked", gettext_lazy("People who talked")
    HELD = "held", gettext_lazy("Talks held, of those planned")
    MOVED = "moved", gettext_lazy("Talks moved, of those planned")
    ANSWERED = "answered", gettext_lazy("Recaps answered by both")
    KEPT = "kept", gettext_lazy("Promises kept")


class Figure(Record):
    """So many of so many in a group: everyone (no team, no kind), a team, or talks of a kind; in tenths if it is small.

    `people_from` and `people_to` say how many people stand behind it, as a span where the group is small.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=8, choices=Measure.choices)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(Template, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people_from = models.PositiveIntegerField()
    people_to = models.PositiveIntegerField()
    count = models.PositiveIntegerField(null=True, blank=True)
    out_of = models.PositiveIntegerField(null=True, blank=True)
    tenths = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["release", "measure"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "measure", "team", "kind"], name="figure_told_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=True) | Q(kind__isnull=True), name="team_and_kind_not_crossed"
            ),
            models.CheckConstraint(condition=Q(people_from__gte=FLOOR), name="no_figure_below_the_floor"),
            models.CheckConstraint(
                condition=Q(count__isnull=False, out_of__isnull=False, tenths__isnull=True, people_from__gte=20)
                | Q(count__isnull=True, out_of__isnull=True, tenths__gte=1, tenths__lte=9),
                name="small_groups_in_tenths",
            ),
        ]


class Membership(Record):
    """Who was counted in a team: read by nobody but the next quarter, which must not differ by a few people."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    people = ArrayField(models.UUIDField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "team"], name="team_counted_once")]


class Beginning(Record):
    """How far setting up has come, for everyone together, in tenths; a day each."""

    day = models.DateField(unique=True)
    people = models.PositiveIntegerField()
    invited = models.PositiveSmallIntegerField()
    signed_in = models.PositiveSmallIntegerField()
    planned = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-day"]
        constraints = [models.CheckConstraint(condition=Q(people__gte=FLOOR), name="no_beginning_below_the_floor")]


class GroupSize(Record):
    """How many people a group needs from the next quarter on. What is published stays as it is."""

    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=FLOOR), name="no_group_size_below_the_floor")]


def group_size() -> int:
    return GroupSize.objects.values_list("number", flat=True).first() or USUAL


@transaction.atomic
def choose_group_size(number: int, *, by: Person) -> GroupSize | None:
    """Never below the floor. The same again changes nothing."""
    if not FLOOR <= number <= MOST:
        raise NotPossible(_("Choose between %(least)d and %(most)d people.") % {"least": FLOOR, "most": MOST})
    if number == group_size():
        return None
    chosen = GroupSize.objects.create(number=number, by=by)
    journal.record("group_size.chosen", about=chosen, by=by, number=number)
    return chosen
