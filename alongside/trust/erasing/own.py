"""What goes with a person: the rows that the catalogue marks, in all rooms."""

from collections import Counter

from alongside.people.models import Person

from ..catalogue import catalogue


def delete_own(person: Person) -> Counter[str]:
    """Highest rooms first, because they hold on to lower ones. Returns table → how many rows."""
    gone: Counter[str] = Counter()
    for entry in reversed(catalogue().entries):
        if entry.is_erased:
            _all, by_table = entry.model._default_manager.filter(entry.goes_with(person)).delete()
            gone.update(by_table)
    return +gone
