"""The company's own page *How decisions on pay, promotion and dismissal are made here*: where it is, since when.

Every receipt leads there, so its day comes along with the person who asks (`written_at` in the statement that finds
them) and costs no page a statement of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Subquery
from django.urls import reverse
from django.utils import timezone

from .models import DecisionPage


@dataclass(frozen=True)
class Decisions:
    """`written_on` is empty where nothing stands on the page."""

    url: str
    written_on: date | None


def written_at() -> Subquery:
    """Of which moment the newest text is; nothing, while the page is empty."""
    return Subquery(DecisionPage.objects.exclude(text="").order_by("-number").values("created_at")[:1])


def decisions(found: datetime | None) -> Decisions:
    return Decisions(reverse("trust:decisions"), timezone.localdate(found) if found else None)


def decisions_now() -> Decisions:
    return decisions(DecisionPage.objects.exclude(text="").values_list("created_at", flat=True).first())
