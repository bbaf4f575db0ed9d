"""When several nouns move at once."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.notices.actions import tell
from alongside.people.models import Person, Reach, ReportingLine, company_day

from .kinds import Kind, shipped_kinds
from .models import Handover, Relationship, Template, TemplateVersion

LATELY = timedelta(days=7)


@transaction.atomic
def lay_out_templates(**_: object) -> None:
    """Give a new company the kinds that come with Alongside. What it has changed since stays as it is."""
    for position, kind in enumerate(shipped_kinds()):
        template, made = Template.objects.get_or_create(
            key=kind.key, defaults={"name": kind.name, "position": position}
        )
        if made:
            template.publish(kind.to_yaml(), by=None)


@transaction.atomic
def bring_in(kind: Kind, *, by: Person) -> TemplateVersion:
    """Publish a kind that came as a file: the next version of the one with its key, or a new one at the end."""
    position = Template.objects.count()
    template, _made = Template.objects.get_or_create(key=kind.key, defaults={"name": kind.name, "position": position})
    return template.publish(kind.to_yaml(), by=by)


def note_period(pair: Relationship, since: date, until: date, *, by: Person) -> None:
    """Both see that one of them made a PDF of their time together; making it again that day is the same."""
    dates = {"since": since.isoformat(), "until": until.isoformat()}
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    made = Entry.objects.filter(event="period.made", about_id=pair.pk, by=by, facts=dates, created_at__gte=today)
    if not made.exists():
        journal.record("period.made", about=pair, by=by, concerns=pair.people, **dates)


# --- a change of manager ----------------------------------------------------------------------------------------------
def notice_changes_of_manager() -> int:
    """Whoever gets another manager, or has got one lately, is told. Returns how many were."""
    changes = list(_changes_of_manager())
    for line in changes:
        _begin_to_hand_over(line)
    return len(changes)


def _changes_of_manager() -> "QuerySet[ReportingLine]":
    """Solid lines of the days ahead and of the last week that follow another manager's, and were not noticed yet."""
    here = {"subject": OuterRef("subject"), "kind": ReportingLine.SOLID}
    before = ReportingLine.objects.filter(ends_on=OuterRef("starts_on"), starts_on__lt=F("ends_on"), **here)
    noticed = Handover.objects.filter(
        person=OuterRef("subject"), to=OuterRef("manager"), starts_on=OuterRef("starts_on")
    )
    lines = ReportingLine.objects.filter(kind=ReportingLine.SOLID, starts_on__gt=company_day() - LATELY)
    held = lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")))
    told = held.filter(Exists(before.exclude(manager=OuterRef("manager"))), ~Exists(noticed))
    return told.filter(subject__in=Person.objects.employed()).select_related("subject", "manager")


@transaction.atomic
def _begin_to_hand_over(line: ReportingLine) -> None:
    """One that was noticed before with another day is the same, on its new day."""
    ahead = Handover.objects.filter(person=line.subject, to=line.manager, begun_at__isnull=True).first()
    if ahead:
        ahead.rewrite(version=ahead.version, starts_on=line.starts_on)
    handover = ahead or Handover.objects.create(person=line.subject, to=line.manager, starts_on=line.starts_on)
    tell(
        line.subject,
        "handover.ahead",
        key=f"handover:{handover.pk}:{line.starts_on}",
        about=handover,
        link=handover.get_absolute_url(),
        facts={"name": line.manager.name, "day": line.starts_on.isoformat()},
    )


def handovers_to_begin() -> list[tuple[UUID, UUID]]:
    """Handover and person, where the day has come and the new manager leads."""
    leads = Reach.objects.filter(actor=OuterRef("to"), subject=OuterRef("person"), relation=Reach.MANAGER)
    due = Handover.objects.filter(Exists(leads), begun_at__isnull=True, starts_on__lte=company_day())
    return list(due.values_list("pk", "person"))


@transaction.atomic
def begin_handover(key: UUID) -> None:
    """In the name of the person, whose points and lines these are."""
    handover = Handover.objects.select_related("person", "to").get(pk=key)
    if handover.begin():
        tell_new_manager(handover)


def tell_new_manager(handover: Handover) -> None:
    """Once, and only of something."""
    if handover.comment or handover.carried.exists():
        link, key = handover.get_absolute_url(), f"handover-begun:{handover.pk}"
        tell(handover.to, "handover.begun", key=key, about=handover, link=link, by=handover.person)
