"""The pair: its things are for its two people, and what that means once a line has ended."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.people.models import Person, Reach, ReportingLine

from ..models import Relationship


def relationships_visible_to(person: Person) -> Q:
    return Q(guest=person) | (Q(host=person) & ~Q(guest__in=_no_longer_theirs(person)))


def readers_of_relationship(pair: Relationship) -> Q:
    """Who can read what belongs to this pair now, as a condition on people."""
    lost = _no_longer_theirs(pair.host).filter(subject=pair.guest_id)
    return Q(pk=pair.guest_id) | (Q(pk=pair.host_id) & ~Q(Exists(lost)))


def _no_longer_theirs(host: Person) -> "QuerySet[ReportingLine, UUID]":
    """People whom `host` led once, and neither leads nor hands over now."""
    still = Reach.objects.filter(actor=host, relation__in=[Reach.MANAGER, Reach.DOTTED, Reach.FORMER]).values("subject")
    led = ReportingLine.objects.filter(manager=host, kind=ReportingLine.SOLID, ends_on__isnull=False)
    return led.exclude(subject__in=still).values_list("subject", flat=True)


def is_handing_over(host: Person, guest: Person) -> bool:
    """The host's line to the guest has ended: they read for 30 days, and write no more."""
    relations = set(Reach.objects.filter(actor=host, subject=guest).values_list("relation", flat=True))
    return Reach.FORMER in relations


def handed_over(pair: str) -> Exists:
    """The same, in the statement that finds what belongs to the pair at this path."""
    line = {"actor": OuterRef(f"{pair}__host"), "subject": OuterRef(f"{pair}__guest")}
    return Exists(Reach.objects.filter(**line, relation=Reach.FORMER))


def readers_taking_part(pair: Relationship) -> Q:
    """Those of the two who read and write: not a host who is handing over."""
    led_before = Reach.objects.filter(actor=pair.host_id, subject=pair.guest_id, relation=Reach.FORMER)
    return readers_of_relationship(pair) & (Q(pk=pair.guest_id) | ~Q(Exists(led_before)))


def relationships_written_by(person: Person) -> Q:
    """Those in which this person may write, plan, answer and promise: as guest, and as host while the line holds."""
    handed_over = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    return relationships_visible_to(person) & (Q(guest=person) | ~Q(guest__in=handed_over))


def may_take_part(person: Person, pair: Relationship) -> bool:
    """Write, plan, answer, promise: the guest, and the host while the line holds."""
    if person.pk == pair.guest_id:
        return True
    if person.pk != pair.host_id:
        return False
    came_along: bool | None = getattr(pair, "is_handed_over", None)
    return not (is_handing_over(person, pair.guest) if came_along is None else came_along)


def may_pair_up(host: Person, guest: Person) -> bool:
    """A talk may be planned with anybody who works here, but oneself."""
    return host.pk != guest.pk and guest.is_employed


def guest_and_host(person: Person, other: Person) -> tuple[Person, Person]:
    """Who is the guest of a talk these two begin: whoever is led; between equals, the other of the one who asks."""
    if Reach.objects.filter(actor=other, subject=person, relation=Reach.MANAGER).exists():
        return person, other
    return other, person
