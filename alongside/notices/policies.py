"""Who may do what here. A notice is its reader's alone; channels are connected by administrators."""

from alongside.people.models import Person


def may_connect_channels(person: Person) -> bool:
    return person.is_administrator
