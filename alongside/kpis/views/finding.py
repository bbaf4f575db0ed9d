"""Finding what a door is about: not visible is 404, visible but not allowed is 403."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.foundation.http import HouseRequest, allow
from alongside.trust.reading import seen_as_ever

from .. import policies
from ..models import Kpi, Reading


def kpi_seen(request: HouseRequest, pk: UUID) -> Kpi:
    return seen_as_ever(request.user, "kpi", "whole", lambda _reader: _numbers(), pk)


def kpi_changed(request: HouseRequest, pk: UUID) -> Kpi:
    kpi = kpi_seen(request, pk)
    allow(policies.may_change(request.user, kpi))
    return kpi


def kpi_read_into(request: HouseRequest, pk: UUID) -> Kpi:
    kpi = kpi_seen(request, pk)
    allow(policies.may_read_into(request.user, kpi))
    return kpi


def reading_seen(request: HouseRequest, pk: UUID) -> Reading:
    return seen_as_ever(request.user, "reading", "whole", lambda _reader: _readings(), pk)


def _numbers() -> "QuerySet[Kpi]":
    return Kpi.objects.with_owner().select_related("fed_by", "defined_by")


def _readings() -> "QuerySet[Reading]":
    return Reading.objects.select_related("kpi__owner", "kpi__team", "kpi__defined_by")
