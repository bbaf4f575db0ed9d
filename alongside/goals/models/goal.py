"""Goal: what somebody wants to reach, why, how both will see it, and until when. Few fields first; the rest unfolds."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.journal import actions as journal
from alongside.kpis.models import Kpi
from alongside.people.models import Person

from . import agreement, closure, milestone, revision
from . import check_in as checking_in
from . import pause as pausing
from .parts import Measured


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, person: Person) -> Self:
        from ..policies import goals_visible_to

        return self.filter(goals_visible_to(person))

    def open(self) -> Self:
        return self.filter(closure__isnull=True, declined_at__isnull=True)

    def agreed(self) -> Self:
        return self.filter(agreed_at__isnull=False)

    def active(self) -> Self:
        """Agreed by both, and not closed."""
        return self.open().agreed()

    def proposed(self) -> Self:
        return self.open().filter(agreed_at__isnull=True)

    def whole(self) -> Self:
        """With what a page says of a goal."""
        return self.select_related("owner", "proposed_by", "closure", "parent", "kpi").prefetch_related(
            "milestones", "check_ins", "pauses"
        )


class Goal(Versioned, Measured):
    class Kind(models.TextChoices):
        OUTCOME = "outcome", gettext_lazy("A result")
        BEHAVIOUR = "behaviour", gettext_lazy("A way of working")
        LEARNING = "learning", gettext_lazy("Something to learn")
        PROJECT = "project", gettext_lazy("A project")

    class Visibility(models.TextChoices):
        PRIVATE = "private", gettext_lazy("Only me")
        TWO = "two", gettext_lazy("The two of us")
        TEAM = "team", gettext_lazy("The team")
        EVERYONE = "everyone", gettext_lazy("Everyone here")

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.OUTCOME)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.TWO)
    serves = models.CharField(max_length=300, blank=True)
    growth_link = models.CharField(max_length=200, blank=True)
    contributors = models.CharField(max_length=300, blank=True)  # in words: a name here opens nothing to anybody
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts")
    kpi = models.ForeignKey(Kpi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.DateField(default=timezone.localdate)
    due = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    commitment = models.PositiveSmallIntegerField(null=True, blank=True)
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    # what can happen to a goal
    agree, decline, share = agreement.agree, agreement.decline, agreement.share
    check_in = checking_in.check_in
    plan = milestone.plan
    pause = pausing.pause
    revise = revision.revise
    close, reopen = closure.close, closure.reopen

    class Meta:
        ordering = ["due", "created_at"]
        indexes = [models.Index(fields=["owner", "due"]), models.Index(fields=["visibility"])]
        constraints = [
            models.CheckConstraint(condition=Q(due__isnull=True) | Q(due__gte=F("start")), name="goal_due_after_start"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{said}__isnull": True}) | Q(**{f"{said}__range": (1, 5)}),
                    name=f"goal_{said}_of_five",
                )
                for said in ("confidence", "commitment", "difficulty")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("goals:show", args=[self.pk])

    @property
    def people(self) -> list[Person]:
        return list({p.pk: p for p in (self.owner, self.proposed_by)}.values())

    @property
    def is_private(self) -> bool:
        return self.visibility == self.Visibility.PRIVATE

    @property
    def is_closed(self) -> bool:
        return hasattr(self, "closure")

    @property
    def is_open(self) -> bool:
        return not self.is_closed and self.declined_at is None

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def is_proposed(self) -> bool:
        return self.is_open and not self.is_agreed

    @property
    def is_active(self) -> bool:
        return self.is_open and self.is_agreed

    def holds(self, day: date) -> bool:
        """Whether it lies between the start and the due day."""
        return self.start <= day and (self.due is None or day <= self.due)

    def is_paused(self, on: date | None = None) -> bool:
        day = on or timezone.localdate()
        return any(p.starts_on <= day <= p.ends_on for p in self.pauses.all())


@transaction.atomic
def propose(title: str, *, by: Person, owner: Person | None = None, **facts: Any) -> Goal:
    """One's own goal, or one for somebody else: who proposes it agrees to it, the other answers."""
    owner = owner or by
    if facts.get("visibility") == Goal.Visibility.PRIVATE and owner.pk != by.pk:
        raise NotPossible(_("A goal for somebody else is at least of the two of you."))
    refuse_wrong_days(facts.get("start"), facts.get("due"))
    goal = Goal.objects.create(title=title, owner=owner, proposed_by=by, **facts)
    journal.record("goal.proposed", about=goal, by=by, concerns=goal.people)
    agreement.give_word(goal, by)
    return goal


def refuse_wrong_days(start: date | None, due: date | None) -> None:
    if start and due and due < start:
        raise NotPossible(_("It would be due before it starts. Choose a later day."))
