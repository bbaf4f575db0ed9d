"""One's own profile: plain facts, three notes with an audience each, and who can read them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.foundation.testing import as_owner
from alongside.people import policies
from alongside.people.models import Person, ProfileNote
from alongside.people.queries import directory_page, find_people, profile_notes
from alongside.people.testing import Cast, a_person, signed_in, the_cast

pytestmark = pytest.mark.django_db
FACTS = {
    "pronouns": "",
    "zone": "Europe/Lisbon",
    "locale": "de",
    "works_from": "08:30",
    "works_until": "16:00",
    "works_on": ["1", "2", "4"],
    "country": "",
}
NOTES = {f"{topic}-{part}": "" for topic in ProfileNote.Topic.values for part in ("text", "audience")}
NOTES |= {f"{topic}-audience": "me" for topic in ProfileNote.Topic.values}
NOTES |= {f"{topic}-version": "0" for topic in ProfileNote.Topic.values}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def save(person: Person, **changes: Any) -> Any:
    """From a page that was opened just now."""
    read = {f"{note.topic}-version": note.version for note in ProfileNote.objects.filter(person=person)}
    return signed_in(person).post("/profile/", {**FACTS, **NOTES, **read, **changes})


def test_facts_are_saved(cast: Cast) -> None:
    assert save(cast.amira, pronouns="she/her")["Location"] == "/profile/"
    amira = Person.objects.get(pk=cast.amira.pk)
    assert (amira.zone, amira.locale, amira.works_on, amira.pronouns) == ("Europe/Lisbon", "de", "124", "she/her")
    assert (f"{amira.works_from:%H:%M}", f"{amira.works_until:%H:%M}") == ("08:30", "16:00")


@pytest.mark.parametrize("words", ["lisbon", "europe/lisbon", " Lisbon "])
def test_a_zone_is_found_by_its_city(cast: Cast, words: str) -> None:
    save(cast.amira, zone=words)
    assert Person.objects.get(pk=cast.amira.pk).zone == "Europe/Lisbon"


def test_the_page_comes_in_ones_language(cast: Cast) -> None:
    client = signed_in(cast.amira)
    client.post("/profile/", {**FACTS, **NOTES})
    assert '<html lang="de"' in client.get("/profile/").content.decode()


def test_each_note_has_an_audience_of_its_own(cast: Cast) -> None:
    save(cast.amira, **{"work-text": "Mornings are quiet.", "work-audience": "team", "wishes-text": "Teaching."})
    kept = {note.topic: (note.text, note.audience) for note in ProfileNote.objects.filter(person=cast.amira)}
    assert kept == {"work": ("Mornings are quiet.", "team"), "wishes": ("Teaching.", "me")}


def test_another_window_overwrites_nothing_and_keeps_every_day(cast: Cast) -> None:
    client = signed_in(cast.amira)
    assert client.post("/profile/", {**FACTS, **NOTES, "work-text": "Here."}).status_code == 303
    answer = client.post("/profile/", {**FACTS, **NOTES, "work-text": "There.", "wishes-text": "Teaching."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (
        "Here." in page and 'name="work-text"' in page and "There." in page and 'name="work-version" value="1"' in page
    )
    assert page.count('name="works_on"') == len(FACTS["works_on"]) and 'value="Teaching."' in page
    assert ProfileNote.objects.get().text == "Here."


def test_saving_twice_keeps_one_note(cast: Cast) -> None:
    for text in ("First.", "Second."):
        save(cast.amira, **{"work-text": text})
    assert ProfileNote.objects.get().text == "Second."


def test_the_receipt_names_the_readers(cast: Cast) -> None:
    client = signed_in(cast.amira)
    page = client.get("/profile/").content.decode()
    assert page.count("Only you can read this here now.") == 3
    assert "Whoever runs the server could reach it." in page
    assert "My manager: Jonas Weber" in page
    cast.amira.say("work", "Mornings are quiet.", audience="manager")
    assert "You can read this now, and so can Jonas Weber." in client.get("/profile/").content.decode()


def test_the_receipt_follows_the_manager(cast: Cast) -> None:
    cast.amira.say("work", "Mornings are quiet.", audience="manager")
    with as_owner():
        cast.amira.report_to(cast.otto)
    page = signed_in(cast.amira).get("/profile/").content.decode()
    assert "so can Otto Lindqvist." in page
    assert "so can Jonas Weber" not in page


def test_a_long_receipt_says_how_many_more(cast: Cast) -> None:
    for number in range(6):
        a_person(f"Colleague {number}", team=cast.amira.team)
    cast.amira.say("work", "Mornings are quiet.", audience="team")
    page = signed_in(cast.amira).get("/profile/").content.decode()
    assert "so can Colleague 0, Colleague 1, Colleague 2, Colleague 3 and 3 more." in page


def test_a_note_for_everyone_says_so(cast: Cast) -> None:
    cast.amira.say("work", "Mornings are quiet.", audience="everyone")
    assert "You and everyone else who works here can read this now." in _profile_of(cast.amira)


def test_without_a_manager_nobody_reads_it_for_now(cast: Cast) -> None:
    cast.ines.say("work", "Mornings are quiet.", audience="manager")
    page = _profile_of(cast.ines)
    assert "My manager: nobody now" in page
    assert "Only you can read this here now. If your manager changes" in page


def test_a_receipt_names_no_leaver(cast: Cast) -> None:
    cast.otto.say("work", "Evenings are quiet.", audience="team")
    with as_owner():
        cast.noor.leave()
    assert "Noor Rahman" not in signed_in(cast.otto).get("/profile/").content.decode()


def test_readers_and_visibility_say_the_same(cast: Cast) -> None:
    everyone = Person.objects.all()
    for audience in ProfileNote.Audience.values:
        note = cast.amira.say("wishes", "Teaching.", audience=audience)
        told = set(everyone.filter(policies.readers_of_profile_note(note)))
        assert told == {person for person in everyone if profile_notes(cast.amira, reader=person)}, audience


def test_an_empty_note_is_shown_to_nobody(cast: Cast) -> None:
    cast.amira.say("wishes", "", audience="everyone")
    assert profile_notes(cast.amira, reader=cast.jonas) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"zone": "Middle-earth"}, "We do not know this zone."),
        ({"works_on": []}, "Choose at least one day."),
        ({"works_from": "17:00"}, "Choose an end after the start."),
        ({"works_from": "25:00"}, "Enter a valid time."),
        ({"locale": "xx"}, "Select a valid choice."),
        ({"work-audience": "hr"}, "Select a valid choice."),
        ({"work-text": "x" * 4001}, "at most 4000 characters"),
    ],
)
def test_what_cannot_be_saved_says_why_and_keeps_the_text(cast: Cast, changes: dict[str, Any], said: str) -> None:
    found = save(cast.amira, **{"matters-text": "What I wrote.", **changes})
    assert found.status_code == 422
    assert said in found.content.decode()
    assert "What I wrote." in found.content.decode()
    assert not ProfileNote.objects.exists()
    assert Person.objects.get(pk=cast.amira.pk).zone == "Europe/Berlin"


def test_nobody_writes_for_another(cast: Cast) -> None:
    planted = {"person": str(cast.amira.pk), "id": str(cast.amira.pk), "name": "Planted", "work-text": "Mine."}
    signed_in(cast.otto).post("/profile/", {**FACTS, **NOTES, **planted})
    assert ProfileNote.objects.get().person == cast.otto
    assert Person.objects.get(pk=cast.otto.pk).name == "Otto Lindqvist"


def test_nobody_reads_anothers_here(cast: Cast) -> None:
    cast.amira.say("work", "A planted sentence.", audience="everyone")
    assert "A planted sentence." not in signed_in(cast.ada).get("/profile/").content.decode()


def test_texts_are_shown_as_text(cast: Cast) -> None:
    cast.amira.say("work", "</textarea><script>planted()</script>", audience="me")
    assert "<script>planted()" not in signed_in(cast.amira).get("/profile/").content.decode()


def test_the_page_costs_at_most_twelve_statements(cast: Cast) -> None:
    client = signed_in(cast.amira)
    counts = []
    for topics in ([], ProfileNote.Topic.values):
        for topic in topics:
            cast.amira.say(topic, "Something.", audience="team")
        with CaptureQueriesContext(connection) as asked:
            client.get("/profile/")
        counts.append(len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "select set_config"))]))
    assert counts[0] == counts[1] <= 12


def test_only_somebody_signed_in_comes_in(client: Client) -> None:
    assert client.get("/profile/")["Location"] == "/sign-in/?next=/profile/"


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_refused(cast: Cast, method: str) -> None:
    assert getattr(signed_in(cast.amira), method)("/profile/").status_code == 405


def test_people_are_found_by_letters_without_accents(cast: Cast) -> None:
    assert find_people("ines") == [cast.ines]
    assert find_people("car inês") == [cast.ines]
    assert find_people("otto.lindqvist@") == [cast.otto]
    assert find_people("") == find_people("%") == find_people("nobody\0here") == []
    assert [person.name for person in find_people("a", limit=3)] == ["Ada Okafor", "Amira Haddad", "Hal Brandt"]


def test_only_those_who_work_here_are_found(cast: Cast) -> None:
    with as_owner():
        cast.noor.leave()
    assert find_people("noor") == []
    assert cast.noor not in directory_page().object_list


def test_the_directory_comes_in_pages(cast: Cast) -> None:
    names = [person.name for number in (1, 2, 3) for person in directory_page(number=number, size=3)]
    assert names == sorted(names)
    assert len(names) == 8
    assert directory_page(number="nonsense", size=3).number == 1
    assert [person.name for person in directory_page("weber")] == ["Jonas Weber"]
    assert list(directory_page(team=cast.ines.team)) == [cast.ines]


def _profile_of(person: Person) -> str:
    text: str = signed_in(person).get("/profile/").content.decode()
    return text


def test_a_country_and_then_its_region_are_chosen(cast: Cast) -> None:
    """The regions of a country are asked once it is known; one of another country falls away."""
    client = signed_in(cast.amira)
    assert 'name="region"' not in client.get("/profile/").content.decode()
    save(cast.amira, country="DE")
    page = client.get("/profile/").content.decode()
    assert 'name="region"' in page and "Bayern" in page
    save(cast.amira, country="DE", region="BY")
    amira = Person.objects.get(pk=cast.amira.pk)
    assert (amira.country, amira.region) == ("DE", "BY")
    save(cast.amira, country="CH", region="BY")
    amira.refresh_from_db()
    assert (amira.country, amira.region) == ("CH", "")
    assert save(cast.amira, country="Narnia").status_code == 422
