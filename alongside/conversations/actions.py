"""When several nouns move at once."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.people.models import Person

from .kinds import Kind, shipped_kinds
from .models import Relationship, Template, TemplateVersion


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
