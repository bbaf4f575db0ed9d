"""What a person may do with notices and letters. Letters are the worker's: they may hold a link that signs in."""

from django.db.models import Q

from alongside.foundation.row_rules import Rows, everything, nothing
from alongside.people.models import Person

from . import policies
from .models import Channel, ChannelAccess, ChannelChoice, MailChoice, Notice, OutboxItem


def _received(person: Person) -> Q:
    return Q(recipient=person)


def _sent(person: Person) -> Q:
    return Q(by=person)


def _not_on_its_way(person: Person) -> Q:
    return Q(state=OutboxItem.State.WAITING, attempts=0)


def _own(person: Person) -> Q:
    return Q(person=person)


def _of_administrators(person: Person) -> Q:
    return everything(person) if policies.may_connect_channels(person) else nothing(person)


ROWS = {
    Notice: Rows(read=_received, add=_sent, change=_received),
    OutboxItem: Rows(add=_not_on_its_way),
    Channel: Rows(read=everything, add=_of_administrators, change=_of_administrators),
    ChannelAccess: Rows(read=_of_administrators, add=_of_administrators, remove=_of_administrators),
    ChannelChoice: Rows(read=everything, add=_own, change=_own, remove=_own),
    MailChoice: Rows(read=everything, add=_own, change=_own, remove=_own),
}
