"""CompanyAccount: whose account at the provider is whose. Remembered from the first time on, so that a new e-mail
address keeps its person, and an address that somebody else got later opens nothing.
"""

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class CompanyAccount(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="account_of_one_person"),
            models.UniqueConstraint(fields=["issuer", "person"], name="person_with_one_account"),
        ]
