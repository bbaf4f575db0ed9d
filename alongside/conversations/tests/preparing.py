"""What the tests of preparing share: a page, saving, and what somebody can read."""

from typing import Any

from django.urls import reverse

from alongside.conversations.models import THANKS, Answer, Conversation, preparation_of
from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import signed_in
from alongside.trust.testing import acting_as


def address(talk: Conversation, name: str = "preparation") -> str:
    return reverse(f"conversations:{name}", args=[talk.pk])


def page(person: Person, talk: Conversation) -> str:
    answer = signed_in(person).get(address(talk))
    assert answer.status_code == 200
    return answer.content.decode()


def save(person: Person, talk: Conversation, name: str = "preparation", **said: Any) -> Any:
    method = {} if name == "preparation_done" else {"_method": "PUT"}
    return signed_in(person).post(address(talk, name), method | {k.replace("__", "-"): v for k, v in said.items()})


def own_thanks(person: Person, talk: Conversation) -> str:
    with acting_as(person):
        return Answer.objects.get(author=person, question=THANKS, preparation__conversation=talk).text


def seen_by(person: Person) -> set[str]:
    with acting_as(person):
        return set(Answer.objects.values_list("text", flat=True))


@by_owner
def finished(talk: Conversation, person: Person, text: str) -> None:
    preparation = preparation_of(talk, person)
    preparation.write(THANKS, text)
    preparation.finish()
