"""Whether the comparison notices a fault in a rule, in one company. What Python says there is asked once."""

from dataclasses import replace
from functools import cache
from typing import Any, Literal
from uuid import UUID

from django.db import connection, transaction

from alongside.foundation.row_rules import EVERY, all_rows
from alongside.foundation.testing import APP, as_owner, take_role
from alongside.people.models import Person
from alongside.people.testing_companies import Company
from alongside.trust.identity import assume

from .comparing import copy_all, database_says, keys, python_says
from .mutants import PythonMutant, SqlMutant, clauses
from .purposes import RULES, askers, house_says, role_for

Mutant = SqlMutant | PythonMutant
Verdict = Literal["", "alive", "noticed", "held twice"]  # nothing, where it changes no condition in this company
MODEL_OF = {model._meta.db_table: model for model in all_rows()}


class Noticing:
    role = ""

    def __init__(self, company: Company) -> None:
        copy_all()
        self.askers = self.found_in(company)
        self.said, self.clauses = cache(self._said), cache(clauses)

    def of(self, mutant: Mutant) -> Verdict:
        model = MODEL_OF[mutant.table]
        if isinstance(mutant, PythonMutant):
            return self.of_python(mutant, model)
        expected = [self.said(model, mutant.verb, asker) for asker in self.askers]
        if self._told(mutant.statement, model, mutant.verb, expected) != expected:
            return "noticed"
        return "held twice" if self._is_held_by_reading(mutant, model) else "alive"

    def _told(self, statement: str, model: Any, verb: str, expected: list[set[UUID]] | None = None) -> list[set[UUID]]:
        """What the database says once this has been done to it, up to what was not expected; then it is taken back."""
        told: list[set[UUID]] = []
        with transaction.atomic():
            with as_owner(), connection.cursor() as cursor:
                cursor.execute(statement)
            for number, asker in enumerate(self.askers):
                self.act_as(asker)
                told.append(database_says(model, verb))
                if expected is not None and told[-1] != expected[number]:
                    break
            transaction.set_rollback(True)  # the role too
        return told

    def _is_held_by_reading(self, mutant: SqlMutant, model: Any) -> bool:
        """What may not be read is not changed or removed. A fault that this alone hides shows with reading open."""
        if mutant.verb not in ("change", "remove"):
            return False
        opened = f"create policy opened on {mutant.table} for select to {self.role} using (true)"
        before = self._told(opened, model, mutant.verb)
        return self._told(f"{opened}; {mutant.statement}", model, mutant.verb, before) != before

    def found_in(self, company: Company) -> list[Any]:
        raise NotImplementedError

    def act_as(self, asker: Any) -> None:
        raise NotImplementedError

    def _said(self, model: Any, verb: str, asker: Any) -> set[UUID]:
        raise NotImplementedError

    def of_python(self, mutant: PythonMutant, model: Any) -> Verdict:
        raise NotImplementedError


class OfPeople(Noticing):
    role = "alongside_app"

    def found_in(self, company: Company) -> list[Person]:
        return [Person.objects.get(pk=person.pk) for person in company.people]

    def act_as(self, asker: Person) -> None:
        take_role(APP)
        assume(asker.pk, "web")

    def _said(self, model: Any, verb: str, asker: Person) -> set[UUID]:
        return python_says(all_rows()[model], model, asker, (verb,))[verb]

    def of_python(self, mutant: PythonMutant, model: Any) -> Verdict:
        """That who does not work here may nothing is said once, for every table."""
        people = [person for person in self.askers if person.is_employed]
        if all(mutant.number >= self.clauses(mutant.rows, mutant.verb, person) for person in people):
            return ""
        with as_owner():
            changed = any(
                set(keys(model, mutant.condition(person))) != self.said(model, mutant.verb, person) for person in people
            )
        return "noticed" if changed else "alive"


class OfTheHouse(Noticing):
    role = "alongside_worker"

    def found_in(self, company: Company) -> list[tuple[str, Person | None]]:
        return [(p, Person.objects.get(pk=person.pk) if person else None) for p, person in askers(company)]

    def act_as(self, asker: tuple[str, Person | None]) -> None:
        purpose, person = asker
        take_role(role_for(purpose))
        assume(person.pk if person else None, purpose)

    def _said(self, model: Any, verb: str, asker: tuple[str, Person | None]) -> set[UUID]:
        with as_owner():
            return house_says(model, *asker, (verb,))[verb]

    def of_python(self, mutant: PythonMutant, model: Any) -> Verdict:
        concerned = [a for a in self.askers if a[0] == mutant.purpose or (mutant.purpose == EVERY and not a[1])]
        if all(mutant.number >= self.clauses(mutant.rows, mutant.verb, person) for _purpose, person in concerned):
            return ""
        rules, verb = {purpose: dict(tables) for purpose, tables in RULES().items()}, mutant.verb
        rules[mutant.purpose][model] = replace(mutant.rows, **{verb: mutant.condition})
        with as_owner():
            for who, person in concerned:
                if house_says(model, who, person, (verb,), rules)[verb] != self.said(model, verb, (who, person)):
                    return "noticed"
            for _who, person in concerned:
                plain = getattr(mutant.rows, verb)(person)
                if set(keys(model, mutant.condition(person))) != set(keys(model, plain)):
                    return "held twice"  # what another rule allows as well, or what is not read
        return "alive"
