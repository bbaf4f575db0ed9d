"""“Did I hear you right?”: said back by the listener, answered by the speaker alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alongside.conversations.models import Conversation, Paraphrase, TalkingPoint, write_note
from alongside.conversations.testing import a_conversation
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
HEARD = "You led it without being asked."


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(minutes=5))


@pytest.fixture
def browsers(talk: Conversation, cast: Cast) -> tuple[Client, Client]:
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    for browser in (amira, jonas):
        browser.post(f"/conversations/{talk.pk}/room/")
    jonas.post(f"/conversations/{talk.pk}/paraphrases/", {"text": HEARD})
    return amira, jonas


def the_paraphrase(cast: Cast) -> Paraphrase:
    with acting_as(cast.amira):
        return Paraphrase.objects.select_related("conversation__relationship").get()


def answer(browser: Client, cast: Cast, reply: str, wording: str = "") -> int:
    said = {"reply": reply, "wording": wording}
    return browser.post(f"/paraphrases/{the_paraphrase(cast).pk}/answer/", said).status_code


def page(browser: Client, talk: Conversation) -> str:
    return browser.get(f"/conversations/{talk.pk}/room/").content.decode()


def test_speaker_is_asked_and_listener_waits(talk: Conversation, cast: Cast, browsers: tuple[Client, Client]) -> None:
    amira, jonas = browsers
    assert "Jonas heard Amira say" in page(amira, talk) and 'value="almost"' in page(amira, talk)
    assert "Amira has not answered yet" in page(jonas, talk) and 'value="almost"' not in page(jonas, talk)
    said_back = the_paraphrase(cast)
    assert (said_back.listener, said_back.speaker, said_back.stage) == (cast.jonas, cast.amira, "arrive")


def test_yes(talk: Conversation, cast: Cast, browsers: tuple[Client, Client]) -> None:
    amira, jonas = browsers
    assert answer(amira, cast, "yes") == 303
    assert "Amira: yes" in page(jonas, talk)


def test_almost_brings_the_speakers_own_wording(
    talk: Conversation, cast: Cast, browsers: tuple[Client, Client]
) -> None:
    amira, jonas = browsers
    assert answer(amira, cast, "almost") == 422
    assert answer(amira, cast, "almost", "Nobody else asked the next question.") == 303
    assert "Amira: almost" in page(jonas, talk) and "Nobody else asked the next question." in page(jonas, talk)


def test_no_goes_on_the_next_agenda_once(talk: Conversation, cast: Cast, browsers: tuple[Client, Client]) -> None:
    amira, jonas = browsers
    for _twice in range(2):
        answer(amira, cast, "no")
    assert "Amira: no." in page(jonas, talk)
    with acting_as(cast.jonas):
        assert [(p.text, p.author) for p in TalkingPoint.objects.all()] == [(HEARD, cast.amira)]
    answer(amira, cast, "yes")
    with acting_as(cast.jonas):
        assert not TalkingPoint.objects.exists()


def test_a_point_that_was_talked_about_stays(talk: Conversation, cast: Cast, browsers: tuple[Client, Client]) -> None:
    amira, _jonas = browsers
    answer(amira, cast, "no")
    with acting_as(cast.amira):
        write_note(talk, "What I meant", by=cast.amira, point=TalkingPoint.objects.get())
    assert answer(amira, cast, "yes") == 303
    with acting_as(cast.amira):
        assert TalkingPoint.objects.count() == 1


def test_an_empty_sentence_asks_for_one(talk: Conversation, browsers: tuple[Client, Client]) -> None:
    refused = browsers[1].post(f"/conversations/{talk.pk}/paraphrases/", {"text": " "})
    assert refused.status_code == 422 and "One sentence is enough" in refused.content.decode()


def test_only_the_speaker_answers(cast: Cast, browsers: tuple[Client, Client]) -> None:
    _amira, jonas = browsers
    assert answer(jonas, cast, "yes") == 403
    assert answer(signed_in(cast.otto), cast, "yes") == 404
    assert the_paraphrase(cast).reply == ""


def test_wrong_method(cast: Cast, browsers: tuple[Client, Client]) -> None:
    assert browsers[0].get(f"/paraphrases/{the_paraphrase(cast).pk}/answer/").status_code == 405
