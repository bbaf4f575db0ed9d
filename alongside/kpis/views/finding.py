"""Finding what a door is about: not visible is 404, visible but not allowed is 403."""

from uuid import UUID

from alongside.foundation.http import HouseRequest, allow
from alongside.trust.reading import seen

from .. import policies
from ..models import Kpi, Reading


def kpi_seen(request: HouseRequest, pk: UUID) -> Kpi:
    return seen(request.user, "kpi", Kpi.objects.with_owner().select_related("fed_by", "defined_by"), pk=pk)


def kpi_changed(request: HouseRequest, pk: UUID) -> Kpi:
    kpi = kpi_seen(request, pk)
    allow(policies.may_change(request.user, kpi))
    return kpi


def kpi_read_into(request: HouseRequest, pk: UUID) -> Kpi:
    kpi = kpi_seen(request, pk)
    allow(policies.may_read_into(request.user, kpi))
    return kpi


def reading_seen(request: HouseRequest, pk: UUID) -> Reading:
    readings = Reading.objects.select_related("kpi__owner", "kpi__team", "kpi__defined_by")
    return seen(request.user, "reading", readings, pk=pk)
