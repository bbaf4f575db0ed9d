"""What somebody is here for besides their own talks: HR partner, administrator."""

from django.db.models import Exists, OuterRef

from alongside.people.models import Administration, HRScope, Person


def is_hr_partner(person: Person) -> bool:
    return _informed(person).is_hr_partner


def is_administrator(person: Person) -> bool:
    return _informed(person).is_administrator


def _informed(person: Person) -> Person:
    """Both answers in one statement, kept on the person as long as the request lasts."""
    if not {"is_hr_partner", "is_administrator"} <= person.__dict__.keys():
        person.is_hr_partner, person.is_administrator = (
            Person.objects.filter(pk=person.pk)
            .values_list(
                Exists(HRScope.objects.current().filter(partner=OuterRef("pk"))),
                Exists(Administration.objects.current().filter(person=OuterRef("pk"))),
            )
            .get()
        )
    return person
