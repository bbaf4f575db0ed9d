"""An import is all or nothing; once more changes nothing; the missing leave only when the file holds everybody."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from alongside.people.imports.applying import apply
from alongside.people.imports.choices import Choices
from alongside.people.imports.preview import Preview, preview
from alongside.people.models import Employment, Person, ReportingLine, Team
from alongside.people.testing import a_person

pytestmark = pytest.mark.django_db
HEADER = "Name,Email,Number,Manager,Team,Job title,Start date,End date\n"
INES = "Inês Carvalho,ines@example.net,1,,Care,Head,2015-02-01,"
JONAS = "Jonas Weber,jonas@example.net,2,ines@example.net,Care,Lead,2018-05-01,"
AMIRA = "Amira Haddad,amira@example.net,3,Jonas Weber,Support,Specialist,2022-09-12,"


def imported(*rows: str, header: str = HEADER, full: bool = False, skip_bad_rows: bool = False) -> Preview:
    data = (header + "\n".join(rows) + "\n").encode()
    return apply(data, Choices(), full=full, skip_bad_rows=skip_bad_rows)


def counts(found: Preview) -> tuple[int, int, int, int]:
    return len(found.added), len(found.changed), len(found.left), found.unchanged


def person(email: str) -> Person:
    return Person.objects.get(email=email)


def test_people_come_in_with_their_teams_days_and_managers() -> None:
    assert counts(imported(AMIRA, JONAS, INES)) == (3, 0, 0, 0)
    amira = person("amira@example.net")
    assert (amira.name, amira.number, amira.title, str(amira.team)) == ("Amira Haddad", "3", "Specialist", "Support")
    assert amira.manager == person("jonas@example.net")
    assert amira.employments.get().starts_on == date(2022, 9, 12)
    assert list(Person.objects.found_by("ines carv")) == [person("ines@example.net")]


def test_rights_of_a_manager_never_start_earlier_than_today() -> None:
    imported(AMIRA, JONAS, INES)
    assert set(ReportingLine.objects.values_list("starts_on", flat=True)) == {timezone.localdate()}


def test_a_preview_writes_nothing() -> None:
    found = preview((HEADER + INES).encode(), Choices())
    assert (counts(found), Person.objects.filter(number="1").count()) == ((1, 0, 0, 0), 0)


def test_importing_again_changes_nothing() -> None:
    imported(AMIRA, JONAS, INES)
    before = list(Employment.objects.values()), list(ReportingLine.objects.values())
    assert counts(imported(INES, AMIRA, JONAS)) == (0, 0, 0, 3)
    assert counts(imported(INES, AMIRA, JONAS, full=True)) == (0, 0, 0, 3)
    assert before == (list(Employment.objects.values()), list(ReportingLine.objects.values()))


def test_a_change_is_said_field_by_field() -> None:
    imported(AMIRA, JONAS, INES)
    found = imported("Amira Haddad-Roy,amira@example.net,3,Inês Carvalho,Care,Specialist,2022-09-12,")
    (change,) = found.changed
    assert change.differences == {
        "name": ("Amira Haddad", "Amira Haddad-Roy"),
        "team": ("Support", "Care"),
        "manager": ("Jonas Weber", "Inês Carvalho"),
    }
    amira = person("amira@example.net")
    assert (amira.name, str(amira.team), amira.manager) == ("Amira Haddad-Roy", "Care", person("ines@example.net"))
    assert amira.lines_up.current().count() == 1


def test_what_the_file_does_not_speak_of_stays() -> None:
    imported(AMIRA, JONAS, INES)
    assert counts(imported("Amira Haddad,amira@example.net", header="Name,Email\n")) == (0, 0, 0, 1)


def test_a_change_of_manager_can_be_known_beforehand() -> None:
    header = "Name,Email,Number,Manager,Manager from\n"
    imported(AMIRA, JONAS, INES)
    today = timezone.localdate()
    day = today + timedelta(days=20)
    row = f"Amira Haddad,amira@example.net,3,Inês Carvalho,{day}"
    found = imported(row, header=header)
    (change,) = found.changed
    assert change.differences["manager"] == ("Jonas Weber", f"Inês Carvalho, from {date_format(day, 'j F Y')} on")
    amira = person("amira@example.net")
    assert amira.manager == person("jonas@example.net")
    assert amira.lines_up.current(day).get().manager == person("ines@example.net")
    assert counts(imported(row, header=header)) == (0, 0, 0, 1)
    assert counts(imported(row.replace(str(day), str(today - timedelta(days=400))), header=header)) == (0, 1, 0, 0)
    assert person("amira@example.net").lines_up.current().get().starts_on == today


def test_a_blank_manager_ends_the_line() -> None:
    imported(AMIRA, JONAS, INES)
    imported(AMIRA.replace("Jonas Weber", ""))
    assert person("amira@example.net").manager is None


def test_bad_rows_stop_everything_unless_they_are_left_out() -> None:
    bad = "Bo Lee,nonsense,9,,Care,,,"
    found = imported(INES, bad)
    assert (found.may_apply(skip_bad_rows=False), Person.objects.filter(number="1").count()) == (False, 0)
    assert counts(imported(INES, bad, skip_bad_rows=True)) == (1, 0, 0, 0)
    assert Person.objects.filter(number="1").count() == 1


def test_the_missing_leave_only_when_the_file_is_full() -> None:
    imported(AMIRA, JONAS, INES)
    assert counts(imported(INES, JONAS)) == (0, 0, 0, 2)
    assert person("amira@example.net").is_employed
    found = imported(INES, JONAS, full=True)
    assert [one.name for one in found.left] == ["Amira Haddad"]
    amira = person("amira@example.net")
    assert (amira.is_employed, amira.manager) == (False, None)
    assert counts(imported(INES, JONAS, full=True)) == (0, 0, 0, 2)


def test_nobody_leaves_because_of_a_file_without_people() -> None:
    imported(AMIRA, JONAS, INES)
    found = imported(full=True)
    assert [(problem.line, problem.kind) for problem in found.inspection.problems] == [(1, "unreadable")]
    assert (found.may_apply(skip_bad_rows=True), counts(found)) == (False, (0, 0, 0, 0))
    assert person("amira@example.net").is_employed
    assert counts(imported()) == (0, 0, 0, 0)


def test_whoever_a_bad_row_may_mean_does_not_leave() -> None:
    imported(AMIRA, JONAS, INES)
    bad = AMIRA.replace("amira@example.net", "amira at example.net").replace(",3,", ",,")
    assert counts(imported(INES, JONAS, bad, full=True, skip_bad_rows=True)) == (0, 0, 0, 2)
    assert counts(imported(INES, JONAS, "Amira Haddad,3", full=True, skip_bad_rows=True)) == (0, 0, 0, 2)


def test_an_administrator_leaves_by_hand() -> None:
    ada = a_person("Ada Okafor")
    ada.administer()
    assert counts(imported(INES, full=True)) == (1, 0, 0, 0)


def test_who_left_by_mistake_is_here_again() -> None:
    imported(AMIRA, JONAS, INES)
    imported(INES, JONAS, full=True)
    assert counts(imported(AMIRA, JONAS, INES)) == (0, 1, 0, 2)
    amira = person("amira@example.net")
    assert (amira.is_employed, amira.manager) == (True, person("jonas@example.net"))
    assert counts(imported(AMIRA, JONAS, INES)) == (0, 0, 0, 3)


def test_who_comes_back_is_employed_a_second_time() -> None:
    imported(INES + "2020-12-31")
    assert not person("ines@example.net").is_employed
    imported(INES.replace("2015-02-01", "2024-06-01"))
    spans = person("ines@example.net").employments.order_by("starts_on").values_list("starts_on", "ends_on")
    assert list(spans) == [(date(2015, 2, 1), date(2021, 1, 1)), (date(2024, 6, 1), None)]
    assert counts(imported(INES.replace("2015-02-01", "2024-06-01"))) == (0, 0, 0, 1)
    assert counts(imported(INES)) == (0, 0, 0, 1)  # the first day of the earlier employment is no news


def test_a_future_start_is_welcome() -> None:
    soon = timezone.localdate() + timedelta(days=30)
    row = AMIRA.replace("2022-09-12", soon.isoformat())
    imported(row, JONAS, INES)
    amira = person("amira@example.net")
    assert (amira.is_employed, amira.lines_up.get().starts_on) == (False, soon)
    assert counts(imported(row, JONAS, INES)) == (0, 0, 0, 3)


def test_a_last_day_is_a_day_at_work() -> None:
    today = timezone.localdate()
    imported(AMIRA + today.isoformat(), JONAS, INES)
    amira = person("amira@example.net")
    assert amira.is_employed and amira.employments.get().ends_on == today + timedelta(days=1)
    assert amira.lines_up.get().ends_on == today + timedelta(days=1)
    later = AMIRA + (today + timedelta(days=9)).isoformat()
    imported(later, JONAS, INES)
    assert amira.lines_up.current(today + timedelta(days=5)).count() == 1
    assert counts(imported(later, JONAS, INES)) == (0, 0, 0, 3)


def test_two_people_swap_their_addresses() -> None:
    imported(JONAS, INES)
    imported(JONAS.replace("jonas@", "x@"), INES)
    swapped = [INES.replace("ines@example.net", "x@example.net"), JONAS.replace("jonas@", "ines@", 1)]
    assert counts(imported(*(row.replace(",ines@example.net,Care,Lead", ",1,Care,Lead") for row in swapped))) == (
        0,
        2,
        0,
        0,
    )
    assert person("x@example.net").name == "Inês Carvalho"


def test_a_circle_with_those_present_is_refused() -> None:
    imported(AMIRA, JONAS, INES)
    found = imported(INES.replace(",1,,", ",1,Amira Haddad,"))
    assert [(problem.line, problem.kind) for problem in found.inspection.problems] == [(2, "cycle")]


def test_teams_are_one_whatever_the_case() -> None:
    imported(INES, JONAS.replace("Care", "CARE"))
    assert Team.objects.filter(name__iexact="care").count() == 1


def test_a_preview_takes_few_statements(django_assert_max_num_queries: object) -> None:
    imported(AMIRA, JONAS, INES)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        preview((HEADER + "\n".join([AMIRA, JONAS, INES])).encode(), Choices(), full=True)


def test_many_people_take_few_statements(django_assert_max_num_queries: object) -> None:
    rows = [
        f"P {at},p{at}@example.net,{at + 10},{'p0@example.net' if at else ''},T{at % 9},x,2020-01-01,"
        for at in range(900)
    ]
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert counts(imported(*rows)) == (900, 0, 0, 0)
