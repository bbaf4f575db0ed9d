"""Search: what is found, what never is, and what it costs."""

from typing import Any

import pytest

from alongside.conversations.models import write_note
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise
from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import signed_in, the_cast

pytestmark = pytest.mark.django_db
STATEMENTS = 12 + 3  # reads; and the savepoint, its release and the identity, which are counted apart
PLANTED = "Planted words of another pair"


def search(person: Person, words: str) -> str:
    answer = signed_in(person).get("/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode().split("<main", 1)[1]


def test_people_are_found_without_accents() -> None:
    assert "Inês Carvalho" in search(the_cast().amira, "ines carv")


def test_ones_own_things_are_found_by_words() -> None:
    cast = the_cast()
    pair = a_pair(cast.amira, cast.jonas)
    a_point(pair, cast.amira, "The guide on paper")
    a_promise(pair, cast.jonas, "Print the guide")
    talk = a_conversation(cast.amira, cast.jonas, purpose="What the guide changed")

    @by_owner
    def write() -> None:
        talk.enter(by=cast.jonas)
        write_note(talk, "The guide was worth it", by=cast.amira)

    write()
    for person in (cast.amira, cast.jonas):
        page = search(person, "GUIDE")
        for words in ("on paper", "Print the", "What the guide changed", "was worth it"):
            assert words in page


def test_each_word_is_looked_for_anew() -> None:
    cast = the_cast()
    pair = a_pair(cast.amira, cast.jonas)
    for text in ("The guide on paper", "Any word 0 counts", "At 100% by noon"):
        a_point(pair, cast.amira, text)
    asked = ("paper guide", "guide", "noon", "any word 0", "0 word any", "100% noon", "guide noon", "100_")
    pages = {words: search(cast.jonas, words) for words in asked}
    found = {
        words: [text for text in ("on paper", "counts", "by noon") if text in page] for words, page in pages.items()
    }
    assert found == {
        "paper guide": ["on paper"], "guide": ["on paper"], "noon": ["by noon"], "any word 0": ["counts"],
        "0 word any": ["counts"], "100% noon": ["by noon"], "guide noon": [], "100_": [],
    }  # fmt: skip


@pytest.mark.parametrize("reader", ["amira", "jonas", "ines", "lucia", "hal", "ada"])
def test_what_belongs_to_others_is_never_found(reader: str) -> None:
    cast = the_cast()
    pair = a_pair(cast.otto, cast.noor)
    a_point(pair, cast.otto, PLANTED)
    a_promise(pair, cast.noor, PLANTED)
    talk = a_conversation(cast.otto, cast.noor, purpose=PLANTED)

    @by_owner
    def write() -> None:
        talk.enter(by=cast.noor)
        write_note(talk, PLANTED, by=cast.otto)

    write()
    page = search(getattr(cast, reader), "planted")
    assert PLANTED not in page and "Nothing found" in page
    assert "Nothing found" not in search(cast.otto, "planted")


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "\\", "'; drop table", "\0", "<script>", "x" * 900, "؟"])
def test_any_words_are_welcome(words: str) -> None:
    page = search(the_cast().amira, words)
    assert "<script>" not in page


def test_a_wildcard_finds_nothing_by_itself() -> None:
    cast = the_cast()
    a_point(a_pair(cast.amira, cast.jonas), cast.amira, "A desk by the window")
    assert "A desk by the window" not in search(cast.amira, "%")


def test_search_costs_the_same_with_one_and_with_three(
    django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    cast = the_cast()
    client, pair = signed_in(cast.amira), a_pair(cast.amira, cast.jonas)

    def a_guide() -> None:
        a_point(pair, cast.amira, "The guide on paper")
        a_promise(pair, cast.jonas, "Print the guide")
        a_conversation(cast.amira, cast.jonas, purpose="The guide")

    a_guide()
    with django_assert_max_num_queries(STATEMENTS) as one:
        client.get("/search/", {"q": "guide"})
    a_guide()
    a_guide()
    with django_assert_num_queries(len(one.captured_queries)):
        client.get("/search/", {"q": "guide"})
