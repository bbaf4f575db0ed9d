"""The rhythm of two people: either sets it, both see how it stands, and nobody else does. And where they talk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.identity import acting_as

from ..models import Conversation, Rhythm, Template, choose_rhythm, just_talked
from ..queries.rhythm import rhythm_of
from ..testing import a_conversation, a_pair, the_templates
from .rhythms import check_in, every, held, page, save

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture
def cast() -> Cast:
    the_templates()
    return the_cast()


# --- setting it -------------------------------------------------------------------------------------------------------
def test_either_chooses_it_and_the_other_is_told(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    assert "Usual for this kind: 2 weeks after the last." in page(cast.amira, pair)
    assert save(signed_in(cast.amira), check_in(pair), every=3) == 303
    assert "You meant: 3 weeks after the last." in page(cast.jonas, pair)
    assert "Chosen by Amira." in page(cast.jonas, pair)
    notice = Notice.objects.get(event="rhythm.chosen")
    assert (notice.recipient, notice.sentence) == (
        cast.jonas,
        "Amira chose how often the two of you talk. You can change it.",
    )
    assert save(signed_in(cast.jonas), check_in(pair), every=2) == 303
    assert Notice.objects.filter(event="rhythm.chosen", recipient=cast.amira).count() == 1


def test_what_is_recorded_says_no_more_than_that_it_was_set(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    save(signed_in(cast.amira), check_in(pair), how="monthly", every=1, day="TU", place="1")
    rhythm = Rhythm.objects.get()
    assert (rhythm.rule, rhythm.every, rhythm.chosen_by) == ("FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU", 0, cast.amira)
    assert Entry.objects.get(event="rhythm.chosen").facts == {}


def test_setting_the_same_again_changes_nothing_and_tells_nobody(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    assert [save(signed_in(cast.amira), check_in(pair), every=3) for _again in range(2)] == [303, 303]
    assert Entry.objects.filter(event="rhythm.chosen").count() == Rhythm.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"how": "weekly", "every": 2, "day": "TU"}, "on fixed days, next Tue"),
        ({"how": "monthly", "every": 1, "day": "FR", "place": "-1"}, "on fixed days, next Fri"),
        ({"how": "after", "every": 1, "unit": "month"}, "a month after the last"),
        ({"how": "rest", "every": ""}, "as it comes"),
    ],
)
def test_each_way_it_can_come_round(cast: Cast, said: dict[str, object], words: str) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    assert save(signed_in(cast.jonas), check_in(pair), **said) == 303
    assert words in page(cast.amira, pair)
    form = signed_in(cast.amira).get(check_in(pair)).content.decode()
    assert f'value="{said["how"]}"' in form and "checked" in form


def test_what_cannot_be_is_said(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    client = signed_in(cast.amira)
    for said in ({"every": ""}, {"every": 0}, {"every": 99}, {"how": "hourly"}, {"how": "weekly", "day": "XX"}):
        assert save(client, check_in(pair), **said) == 422, said
    for rule in ("FREQ=SECONDLY", "FREQ=WEEKLY;BYHOUR=3", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "x", "FREQ=YEARLY;X"):
        with pytest.raises(NotPossible), as_owner():
            choose_rhythm(pair, Template.objects.get(key="check_in"), by=cast.amira, starts_on=TODAY, rule=rule)


def test_back_to_what_is_usual(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    every(pair, 4, cast.jonas)
    assert signed_in(cast.amira).post(check_in(pair), {"_method": "DELETE"}).status_code == 303
    assert "Usual for this kind" in page(cast.jonas, pair)


def test_it_is_nobody_elses(cast: Cast) -> None:
    """Not the manager's manager, not HR, not an administrator; who led her before reads, and sets nothing."""
    pair, was = a_pair(cast.amira, cast.jonas), a_pair(cast.amira, cast.noor)
    every(pair, 7, cast.jonas)
    for person in (cast.ines, cast.lucia, cast.ada, cast.otto, cast.noor):
        client = signed_in(person)
        for place in (reverse("conversations:rhythms", args=[pair.pk]), check_in(pair), f"{check_in(pair)}next/"):
            assert client.get(place).status_code == 404, (person, place)
        with acting_as(person.pk, "web"):
            assert "7 weeks" not in signed_in(person).get("/").content.decode()
    noor = signed_in(cast.noor)
    assert noor.get(reverse("conversations:rhythms", args=[was.pk])).status_code == 200
    assert save(noor, check_in(was)) == 403


def test_wrong_method(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    client = signed_in(cast.amira)
    assert client.post(reverse("conversations:rhythms", args=[pair.pk])).status_code == 405
    assert client.post(check_in(pair)).status_code == 405


# --- how it stands ----------------------------------------------------------------------------------------------------
def test_facts_beside_facts_and_no_verdict(cast: Cast) -> None:
    """Five of the last six took place, one of them a talk nobody planned; an older one is not looked at."""
    pair = a_pair(cast.amira, cast.jonas)
    every(pair, 2, cast.amira)
    for days in (19, 50, 64, 78, 92):
        held(cast, days)
    held(cast, 33, took_place=False)
    with as_owner():
        just_talked(pair, "On the stairs", by=cast.amira, on=timezone.localdate() - timedelta(days=40))
    said = "You meant: 2 weeks after the last. The last talk was 19 days ago. 5 of the last 6 took place."
    for person in (cast.amira, cast.jonas):
        text = page(person, pair)
        assert said in text
        assert not {"overdue", "late", "missed", "failed", "red", "chip"} & set(text.lower().split())


def test_a_longer_talk_is_a_check_in_too_and_not_the_other_way_round(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    held(cast, 9, "quarterly"), held(cast, 3)
    with as_owner():
        kinds = {key: rhythm_of(pair, Template.objects.get(key=key).newest) for key in ("check_in", "quarterly")}
    assert (kinds["check_in"].days_ago, kinds["quarterly"].days_ago) == (3, 9)
    assert len(kinds["check_in"].turns) == 2 and len(kinds["quarterly"].turns) == 1


def test_the_next_is_proposed_by_the_rhythm(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    today = timezone.localdate()
    every(pair, 3, cast.amira)
    held(cast, 7)
    with as_owner():
        stands = rhythm_of(pair, Template.objects.get(key="check_in").newest)
        assert stands.proposed == today + timedelta(days=14)
        monthly = choose_rhythm(
            pair, Template.objects.get(key="check_in"), by=cast.jonas, starts_on=date(2026, 1, 1),
            rule="FREQ=MONTHLY;BYDAY=1TU",
        )  # fmt: skip
    assert monthly.after(date(2026, 11, 25)) == date(2026, 12, 1)
    assert monthly.after(date(2026, 12, 1)) == date(2027, 1, 5)
    assert 28 <= monthly.days <= 33


def test_three_times_around_that_day_are_one_click_away(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    every(pair, 3, cast.amira)
    talk = held(cast, 7)
    client = signed_in(cast.jonas)
    shown = client.get(talk.get_absolute_url()).content.decode()
    assert f"{check_in(pair)}next/" in shown, "loaded into the page, and a link without JavaScript"
    found = client.get(f"{check_in(pair)}next/", headers={"HX-Request": "true"})
    text = found.content.decode()
    assert "Around" in text and "(3 weeks after the last)" in text and "<html" not in text
    slots = [part.split('"')[0] for part in text.split('name="slot" value="')[1:]]
    assert len(slots) == 3
    proposed = timezone.localdate() + timedelta(days=14)
    assert all(-2 <= (date.fromisoformat(slot[:10]) - proposed).days <= 7 for slot in slots)
    kind = Template.objects.get(key="check_in").pk
    assert (
        client.post("/conversations/", {"with": cast.amira.pk, "template": kind, "slot": slots[0]}).status_code == 303
    )
    assert 'name="slot"' not in client.get(f"{check_in(pair)}next/").content.decode(), "one is planned now"


# --- where it is ------------------------------------------------------------------------------------------------------
def test_the_sort_of_place_is_asked_and_stays_between_the_two(cast: Cast) -> None:
    client = signed_in(cast.jonas)
    assert (
        "Can both of you talk freely there?" in client.get(f"/conversations/new/?with={cast.amira.pk}").content.decode()
    )
    kind = Template.objects.get(key="check_in").pk
    starts = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    said = {"with": cast.amira.pk, "template": kind, "starts_at": starts}
    assert client.post("/conversations/", {**said, "setting": "seen", "place": "The glass box"}).status_code == 303
    talk = Conversation.objects.get()
    assert (talk.setting, talk.where) == ("seen", "The glass box")
    invitation = client.get(reverse("conversations:invitation", args=[talk.pk])).content.decode()
    assert "LOCATION:The glass box" in invitation and "look into" not in invitation
    with as_owner():
        walk = a_conversation(cast.amira, cast.jonas, setting="walk", at=timezone.now() + timedelta(days=5))
        seen = a_conversation(cast.amira, cast.jonas, setting="open", at=timezone.now() + timedelta(days=6))
    assert (walk.where, seen.where) == ("A walk", "")
    assert client.post("/conversations/", {**said, "setting": "cellar"}).status_code == 422
