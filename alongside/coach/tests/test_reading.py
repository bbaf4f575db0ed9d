"""A reading: places, order, what is shown, what is missing, and what is never said."""

import subprocess
import sys
import time

import pytest

from ..reading import LONGEST, SHOWN, read

MUCH = "You never answer. You are lazy. Or else. Everyone says so. You are slower than Tom. With your kids you can't."


def test_a_hint_quotes_the_words_it_speaks_of() -> None:
    text = "On Monday, you are — sadly — lazy."
    (hint,) = read(text).hints
    assert (hint.kind, text[hint.start : hint.end], hint.quote) == ("trait_label", "lazy", "lazy")
    assert hint.why and hint.ask


def test_three_are_shown_worst_first_and_all_are_told() -> None:
    reading = read(MUCH)
    assert len(reading.hints) > SHOWN == len(reading.shown)
    assert reading.shown[0].kind == "protected_circumstance"
    assert len({hint.kind for hint in reading.shown}) == SHOWN


def test_only_protected_circumstances_ask_for_a_confirmation() -> None:
    assert {h.kind for h in read(MUCH).hints if h.needs_confirmation} == {"protected_circumstance"}


def test_what_somebody_said_is_evidence() -> None:
    assert read('You wrote "you are all lazy" on Tuesday.').hints == ()


def test_missing_parts_are_asked_for() -> None:
    assert read("You interrupted Sam.").asks == ("time", "effect", "next_step")
    whole = "On Tuesday you asked Sam first, which saved us an hour. Please do that again next week."
    assert read(whole).asks == ()
    assert read("").asks == ()


def test_nothing_found_says_nothing() -> None:
    reading = read("We met on Friday.")
    assert (reading.hints, reading.as_json()["hints"]) == ((), [])


def test_a_reading_is_the_same_twice() -> None:
    assert read(MUCH) == read(MUCH)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "🙂", "((((", "“", "'s", "a" * 50_000, "you are " * 5_000, "> \n" * 999]
)
def test_odd_texts_are_read_without_trouble(text: str) -> None:
    read(text)


def test_what_lies_beyond_the_longest_text_is_not_read() -> None:
    assert read("." * LONGEST + " You are lazy.").hints == ()


def test_two_thousand_characters_take_thirty_milliseconds_at_most() -> None:
    """Of processor time, so that a busy machine does not fail the test; half of it is usual."""
    text = (MUCH + " On Tuesday you closed nine tickets in an hour, which kept the queue short. ") * 12
    read(text[:2000])
    spent = []
    for _ in range(20):
        began = time.process_time()
        read(text[:2000])
        spent.append(time.process_time() - began)
    assert sorted(spent)[18] < 0.06


def test_the_reader_needs_no_django() -> None:
    code = "import sys; from alongside.coach.reading import read; read('You are lazy.'); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Somebody told me you were rude.", {"hearsay"}),
        ("Beside her you look slow.", {"comparison"}),
        ("Since her maternity leave she's never on time.", {"protected_circumstance"}),
        ("You are lazy. Somebody told me you left early.", {"trait_label", "hearsay"}),
    ],
)
def test_in_one_sentence_the_heavier_matter_says_it_all(text: str, kinds: set[str]) -> None:
    assert {hint.kind for hint in read(text).hints} == kinds


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("You raised your voice on the call, and he hung up.", True),
        ("We avoided a fine because you read the small print.", True),
        ("You left on Friday. What happened?", False),
        ("You and Lena are on the early shift.", False),
    ],
)
def test_an_effect_is_what_another_did_then(text: str, is_there: bool) -> None:
    assert read(text).present.impact is is_there


def test_a_date_ahead_is_a_step_and_a_date_behind_is_none() -> None:
    assert read("The draft by Friday, as we need it.").present.next_step
    assert not read("Everyone had finished by Friday.").present.next_step


def test_what_a_judgement_names_is_no_example() -> None:
    assert not read("Compared to Emil you took three hours for the round on Tuesday.").present.example
    assert read("You took three hours for the round on Tuesday.").present.example


def test_what_is_told_without_a_date_of_ours_is_an_example() -> None:
    assert read("You handed the keys to the manager at 22:00.", "en").present.example
    assert read("On both Saturdays in May you cashed up within 2 euros.", "en").present.example
    assert read("Please keep the aisle free; on Monday two pickers had to go round.", "en").present.example
    assert not read("Please keep the aisle free on Monday.", "en").present.example


def test_a_sweeping_sentence_is_an_example_with_a_date_alone() -> None:
    assert not read("You asked because you wanted to trip me up.", "en").present.example
    assert read("On 6 May you asked twice because you wanted to trip me up.", "en").present.example


def test_what_follows_from_a_circumstance_is_no_effect() -> None:
    assert not read("Her panic attacks came up again, so we gave the post to Tom.", "en").present.impact
    assert read("You sent the list on Monday, so we could give the post to Tom.", "en").present.impact
