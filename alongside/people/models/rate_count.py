"""How often something was tried in a stretch of time. Shared by all processes, kept outside the transaction."""

from django.db import models


class RateCount(models.Model):
    key = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField(default=1)
    ends_at = models.DateTimeField(db_index=True)
