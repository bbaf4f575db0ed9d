"""What a goal and a template have in common: the words, the measure or what is handed over, what may be in the way."""

from django.db import models
from django.utils.translation import gettext_lazy


class Measured(models.Model):
    class Direction(models.TextChoices):
        UP = "up", gettext_lazy("Up")
        DOWN = "down", gettext_lazy("Down")
        KEEP = "keep_between", gettext_lazy("Keep between")

    title = models.CharField(max_length=300)
    why = models.TextField(max_length=1000, blank=True)
    measure = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=12, choices=Direction, blank=True)
    baseline = models.FloatField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    target_high = models.FloatField(null=True, blank=True)
    deliverable = models.CharField(max_length=300, blank=True)
    accepted_by = models.CharField(max_length=120, blank=True)
    acceptance = models.CharField(max_length=300, blank=True)
    support = models.TextField(max_length=1000, blank=True)
    obstacle = models.CharField(max_length=300, blank=True)
    then = models.CharField(max_length=300, blank=True)
    not_proud_of = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_measured(self) -> bool:
        return self.target is not None
