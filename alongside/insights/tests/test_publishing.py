"""A quarter is counted once, for groups that are large enough, by the one job that may count."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.conversations.models import (
    Cancellation,
    Commitment,
    Conversation,
    JustTalked,
    Keeping,
    LettingGo,
    Move,
    Relationship,
)
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import as_owner, by_worker
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, a_team
from alongside.trust.identity import acting_as as in_the_name_of
from alongside.trust.testing import acting_as

from ..jobs import publish_figures
from ..models import Beginning, Figure, GroupSize, Measure, Membership, Release
from ..publishing import publish_settled, tenths
from ..quarters import Quarter, settled
from ..testing import a_talk_of, begun, people_of, published

pytestmark = pytest.mark.django_db
QUARTER = Quarter(date(2026, 4, 1))
DAY = date(2026, 5, 12)


def of(measure: str, **where: object) -> Figure | None:
    return Figure.objects.filter(measure=measure, **({"team": None, "kind": None} | where)).first()


def told(figure: Figure | None) -> tuple[int | None, int | None] | None:
    return (figure.count, figure.out_of) if figure else None


def a_company(*, north: int = 20, south: int = 20) -> tuple[list[Person], list[Person]]:
    """Two teams; in each, talks planned with everyone, all but three of them held, and a promise of each guest."""
    found = people_of(a_team("North"), north), people_of(a_team("South"), south)
    for team in found:
        for number, guest in enumerate(team):
            host = team[number - 1]
            a_talk_of(guest, host, DAY, held=number >= 3, kept=number % 2 == 0)
    return found


def test_what_is_counted() -> None:
    a_company()
    release = published(QUARTER)
    assert release and release.least == 7
    assert told(of("talked")) == (34, 40)
    assert told(of("held")) == (34, 40)
    assert told(of("kept")) == (20, 40)
    assert told(of("held", team=a_team("North"))) == (17, 20)


def test_held_is_begun_and_one_of_them_said_so() -> None:
    """Begun and not concluded, planned and never begun, cancelled: not held. Moved and “just talked” count as such."""
    north, south = a_company()
    with as_owner():
        begun_only = Conversation.objects.filter(relationship__guest=north[0]).update(started_at="2026-05-12T10:00Z")
        talk = Conversation.objects.get(relationship__guest=north[1])
        Cancellation.objects.create(conversation=talk, by=north[1], reason="No time")
        other, noon = Conversation.objects.get(relationship__guest=south[5]), QUARTER.moments[0]
        for _twice in range(2):
            Move.objects.create(conversation=other, by=south[5], was_at=noon, is_at=noon)
        pair = Relationship.objects.create(guest=south[0], host=south[1])
        JustTalked.objects.create(relationship=pair, by=south[1], happened_on=DAY, text="On the stairs")
    assert begun_only == 1
    published(QUARTER)
    assert told(of("held")) == (34, 40)
    assert told(of("moved")) == (1, 40)
    assert told(of("talked")) == (35, 40)


def test_only_what_was_to_begin_in_the_quarter_counts() -> None:
    north, _south = a_company()
    a_talk_of(north[4], north[5], date(2026, 3, 31))
    a_talk_of(north[4], north[5], date(2026, 7, 1))
    a_talk_of(north[4], north[5], date(2026, 6, 30))
    published(QUARTER)
    assert told(of("held")) == (35, 41)


def test_a_small_group_is_told_in_tenths_and_never_all_or_none() -> None:
    assert [tenths(0, 9), tenths(9, 9), tenths(6, 8), tenths(1, 2), tenths(13, 20)] == [1, 9, 8, 5, 7]
    a_company(south=12)
    published(QUARTER)
    figure = of("talked", team=a_team("South"))
    assert figure and (figure.count, figure.out_of, figure.tenths) == (None, None, 8)
    assert (figure.people_from, figure.people_to) == (10, 19)
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(count=9, out_of=12, tenths=None)


def test_a_team_of_six_is_hidden_and_so_is_what_would_give_it_away() -> None:
    a_company(south=6)
    published(QUARTER)
    assert of("talked", team=a_team("South")) is None
    assert of("talked", team=a_team("North")) is None, "everyone less North would be South"
    assert told(of("talked")) == (20, 26)


def test_a_figure_counts_those_behind_it_and_not_heads() -> None:
    """Twenty people in each team, six in the South with a promise: nothing is told of either team’s promises."""
    _north, south = a_company()
    with as_owner():
        Keeping.objects.filter(commitment__owner__in=south[6:]).delete()
        Commitment.objects.filter(owner__in=south[6:]).delete()
    published(QUARTER)
    assert of("kept", team=a_team("South")) is None and of("kept", team=a_team("North")) is None
    assert told(of("held", team=a_team("South"))) == (17, 20)


def test_by_kind_for_everyone_together_and_never_crossed() -> None:
    north, south = a_company()
    for guest in south[:6]:
        a_talk_of(guest, north[0], DAY, kind="development")
    for guest in north[:8]:
        a_talk_of(guest, south[0], DAY, kind="quarterly")
    published(QUARTER)
    kinds = set(Figure.objects.filter(kind__isnull=False, measure="held").values_list("kind__key", flat=True))
    assert kinds == {"check_in"}, "six people are too few, and with the eight beside them shown they would be known"
    assert not Figure.objects.filter(kind__isnull=False, team__isnull=False).exists()


def test_a_second_time_changes_nothing() -> None:
    north, _south = a_company()
    published(QUARTER)
    before = list(Figure.objects.order_by("pk").values())
    a_talk_of(north[0], north[1], DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        published(QUARTER)
    assert list(Figure.objects.order_by("pk").values()) == before


def test_one_who_joined_is_not_the_difference_between_two_quarters() -> None:
    """A small team that changed by one is told of in its parent alone; a large one in tenths."""
    a_company(south=12)
    people_of(a_team("South"), 1, since=date(2026, 7, 5), prefix="New in the South")
    people_of(a_team("North"), 1, since=date(2026, 7, 5), prefix="New in the North")
    with as_owner():
        guests = list(Person.objects.all())
    for number, guest in enumerate(guests):
        a_talk_of(guest, guests[number - 1], date(2026, 8, 3))
    published(QUARTER), published(Quarter(date(2026, 7, 1)))
    of_second = Figure.objects.filter(release__starts_on=date(2026, 7, 1), measure="talked")
    assert of("talked", team=a_team("South")), "the quarter before is told"
    assert not of_second.filter(team=a_team("South")).exists()
    north = of_second.get(team=a_team("North"))
    assert (north.count, north.tenths, north.people_from, north.people_to) == (None, 9, 20, 49)


def test_who_was_counted_is_kept_for_one_comparison() -> None:
    a_company()
    published(QUARTER)
    with as_owner():
        for guest in Person.objects.all():
            a_talk_of(guest, Person.objects.exclude(pk=guest.pk)[0], date(2026, 8, 3))
            a_talk_of(guest, Person.objects.exclude(pk=guest.pk)[0], date(2026, 11, 3))
    published(Quarter(date(2026, 7, 1))), published(Quarter(date(2026, 10, 1)))
    kept = set(Membership.objects.values_list("release__starts_on", flat=True))
    assert kept == {date(2026, 7, 1), date(2026, 10, 1)}


def test_quarters_settle_for_two_weeks_and_are_published_in_order() -> None:
    assert settled(date(2026, 7, 14), 1) == [Quarter(date(2026, 1, 1))]
    assert settled(date(2026, 7, 15), 2) == [Quarter(date(2026, 1, 1)), Quarter(date(2026, 4, 1))]
    assert (QUARTER.before, QUARTER.ends_on, QUARTER.key) == (Quarter(date(2026, 1, 1)), date(2026, 7, 1), "2026-2")


def test_the_job_publishes_what_has_settled_and_may_run_twice() -> None:
    team = people_of(a_team("North"), 9)
    [last] = settled(company_day(), 1)
    for number, guest in enumerate(team):
        a_talk_of(guest, team[number - 1], last.starts_on + timedelta(days=20))
    by_worker(publish_figures.func)(0)
    by_worker(publish_figures.func)(0)
    assert list(Release.objects.values_list("starts_on", flat=True)) == [last.starts_on]
    assert of("talked", team=None)


def test_no_release_where_too_few_had_a_talk() -> None:
    team = people_of(a_team("North"), 30)
    for guest in team[:6]:
        a_talk_of(guest, team[7], DAY)
    assert published(QUARTER) is None and not Release.objects.exists()


def test_the_company_chooses_above_the_floor_alone() -> None:
    a_company(south=8)
    with as_owner():
        GroupSize.objects.create(number=9, by=Person.objects.all()[0])
    release = published(QUARTER)
    assert release and release.least == 9 and of("talked", team=a_team("South")) is None
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        GroupSize.objects.create(number=4, by=Person.objects.all()[0])


def test_nobody_else_may_count(cast: Cast) -> None:
    """To a page, and to a job with another purpose, both functions are empty."""
    a_conversation(cast.amira, cast.jonas)
    asking = (
        "select count(*) from insights_talks('2020-01-01', '2100-01-01')",
        "select count(*) from insights_people('2020-01-01', '2100-01-01')",
    )
    for person, purpose in ((cast.lucia, "web"), (cast.ada, "web"), (cast.jonas, "web"), (None, "reminders")):
        with acting_as(person, purpose), connection.cursor() as cursor:
            for statement in asking:
                cursor.execute(statement)
                assert cursor.fetchone() == (0,)
    with acting_as(None, "insights"), connection.cursor() as cursor:
        for statement in asking:
            cursor.execute(statement)
            assert cursor.fetchone()[0] > 0
        assert not Conversation.objects.exists(), "it counts, and reads no talk"


def test_the_job_changes_nothing_that_is_published() -> None:
    a_company()
    published(QUARTER)

    def rewrite() -> int:
        with in_the_name_of(None, "insights"):
            return Figure.objects.update(tenths=5, count=None, out_of=None) + Release.objects.update(least=5)

    assert by_worker(rewrite)() == 0


def test_setting_up_is_told_in_tenths_for_everyone() -> None:
    team = people_of(a_team("North"), 20)
    with as_owner():
        for person in team[:12]:
            person.send_invitation()
    a_talk_of(team[0], team[1], DAY)
    told_today = begun()
    assert told_today and (told_today.invited, told_today.signed_in, told_today.planned) == (6, 1, 1)
    with as_owner():
        for person in team[:8]:
            person.choose_password("a long password of one’s own")
    again = begun()
    assert again and (again.invited, again.signed_in) == (6, 4)
    assert told_today.people == 20 and Beginning.objects.count() == 1


def test_setting_up_of_a_handful_is_not_told() -> None:
    people_of(a_team("North"), 6)
    assert begun() is None


def test_every_measure_is_told_somewhere() -> None:
    a_company()
    published(QUARTER)
    assert set(Figure.objects.values_list("measure", flat=True)) == set(Measure) - {"answered"}


def test_publishing_needs_its_purpose() -> None:
    def plain() -> None:
        with transaction.atomic():
            Release.objects.create(starts_on=date(2026, 1, 1), least=7)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        by_worker(plain)()
    assert publish_settled(date(2026, 7, 15)) == []


def test_a_promise_is_kept_by_its_day_and_one_let_go_by_both_does_not_count() -> None:
    north, _south = a_company()
    with as_owner():
        late = Keeping.objects.get(commitment__owner=north[0])
        Keeping.objects.filter(pk=late.pk).update(created_at=QUARTER.moments[1])
        gone = Commitment.objects.get(owner=north[1])
        LettingGo.objects.create(
            commitment=gone, asked_by=north[1], reason="No guide", agreed_by=north[0], agreed_at=QUARTER.moments[1]
        )
        asked = Commitment.objects.get(owner=north[3])
        LettingGo.objects.create(commitment=asked, asked_by=north[3], reason="No time")
    published(QUARTER)
    assert told(of("kept")) == (19, 39), "asked to let go and not agreed: it stays"
