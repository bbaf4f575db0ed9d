"""A fault put into a rule is noticed by the comparison (trust.md §1.6): a check that cannot fail proves nothing."""

import os
from collections.abc import Callable, Iterable
from random import Random

import pytest
from django.db import transaction

from alongside.people.testing_companies import Company
from tests.figures import tell

from .companies import a_whole_company, an_old_company
from .comparing import lay_ground
from .mutants import purpose_python_mutants, purpose_sql_mutants, python_mutants, sql_mutants
from .noticing import MODEL_OF, Mutant, Noticing, OfPeople, OfTheHouse

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
SAMPLE = 32
COMPANIES = 12 if LONG else 5
ROOMS = os.environ.get("ALONGSIDE_ROOMS", "").split()  # for a look at some rooms alone: all of their faults


def test_faults_in_rules_of_people_are_noticed() -> None:
    mutants: list[Mutant] = [*sql_mutants(), *python_mutants()]
    _tried("faults", mutants, OfPeople, a_whole_company, range(101, 101 + COMPANIES))


def test_faults_in_rules_of_purposes_are_noticed() -> None:
    mutants: list[Mutant] = [*purpose_sql_mutants(), *purpose_python_mutants()]
    _tried("faults in purposes", mutants, OfTheHouse, an_old_company, range(301, 301 + COMPANIES))


def chosen(mutants: Iterable[Mutant]) -> set[Mutant]:
    known = [mutant for mutant in mutants if mutant.table in MODEL_OF]
    if ROOMS:
        return {mutant for mutant in known if mutant.table.split("_")[0] in ROOMS}
    return set(known if LONG else Random(7).sample(known, SAMPLE))


def _tried(
    name: str,
    mutants: Iterable[Mutant],
    noticing: type[Noticing],
    make: Callable[[int], Company],
    seeds: Iterable[int],
) -> None:
    """Company by company, until each fault was noticed, or the companies are at an end."""
    found: dict[Mutant, str] = {}
    left = chosen(mutants)
    lay_ground()
    for seed in seeds:
        with transaction.atomic():
            company = noticing(make(seed))
            for mutant in sorted(left, key=str):
                found[mutant] = company.of(mutant) or found.get(mutant, "")
            transaction.set_rollback(True)
        left = {mutant for mutant in left if found[mutant] not in ("noticed", "held twice")}
    _tell(name, found)


def _tell(name: str, found: dict[Mutant, str]) -> None:
    verdicts = list(found.values())
    noticed, twice = verdicts.count("noticed"), verdicts.count("held twice")
    survivors = sorted(str(mutant) for mutant, verdict in found.items() if verdict == "alive")
    tried = noticed + len(survivors)
    share = noticed / max(1, tried)
    print(f"\n{noticed} of {tried} faults noticed ({share:.1%}), {twice} held twice", *survivors, sep="\n  ")  # noqa: T201
    tell(name, noticed=noticed, tried=tried, twice=twice, share=share, survivors=survivors)
    assert share >= (0.95 if LONG else 0.75), survivors
