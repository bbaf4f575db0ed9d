"""Reading counted from outside: a proxy before the pages, which knows nothing of the access log.

Every record holds a word that stands nowhere else. Whoever's answer has that word in it, page or paper, has read it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.test.client import Client, ClientHandler
from django.utils import timezone

from alongside.conversations import models
from alongside.conversations.testing import formal
from alongside.feedback.models import Feedback, Recognition
from alongside.foundation.testing import by_owner
from alongside.foundation.testing_paper import words_on
from alongside.goals.models import Goal, Look, ScorecardLine
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in

from .doors import things

WORD = re.compile(r"marmot\d{5}")
Read = tuple[UUID, UUID]  # who, and the record
OUTSIDE = ("lucia", "hal", "ines", "otto", "ada", "noor", "jonas", "amira")


@dataclass
class Records:
    """`of`: word → the record it stands in. `people`: record → those it belongs to."""

    of: dict[str, UUID]
    people: dict[UUID, set[UUID]]

    def in_text(self, text: str) -> set[UUID]:
        return {self.of[word] for word in WORD.findall(text) if word in self.of}


class Proxy:
    """Stands before the application and looks at what leaves it."""

    def __init__(self, inner: ClientHandler, reader: Person, records: Records, seen: set[Read]) -> None:
        self.inner, self.reader, self.records, self.seen = inner, reader, records, seen

    def __call__(self, environ: dict[str, Any]) -> HttpResponseBase:
        answer = self.inner(environ)
        for record in self.records.in_text(_text(answer)):
            if self.reader.pk not in self.records.people[record]:
                self.seen.add((self.reader.pk, record))
        return answer


def _text(answer: HttpResponseBase) -> str:
    content = bytes(getattr(answer, "content", b""))
    if answer.headers.get("Content-Type") == "application/pdf":
        return words_on(content)
    return content.decode("utf-8", "replace")


def browser_before_proxy(person: Person, records: Records, seen: set[Read]) -> Client:
    client = signed_in(person)
    client.handler = Proxy(client.handler, person, records, seen)  # type: ignore[assignment]
    return client


@by_owner
def formal_things(cast: Cast) -> tuple[dict[str, Any], Records]:
    """Two formal talks of Amira, sealed: with Jonas, and before that with Noor; Otto came along to both."""
    about = things(cast, "after")
    for version in models.TemplateVersion.objects.all():
        models.TemplateVersion.objects.filter(pk=version.pk).update(is_formal=True, text=formal(version.text))
    words = (f"marmot{number:05}" for number in range(10_000, 99_999))
    records = Records({}, {})
    for prefix in ("", "was_"):
        talk, recap = about[f"{prefix}recap_talk"], about[f"{prefix}recap"]
        models.Companion.objects.create(conversation=talk, person=cast.otto, named_by=cast.amira)
        models.Seal.objects.create(recap=recap, by=cast.amira)
        models.Amendment.objects.create(recap=recap, by=cast.amira, text="Also so", reason="Later")
        models.DifferentView.objects.create(recap=recap, by=cast.amira, text="Otherwise")
        models.Commitment.objects.filter(relationship=talk.relationship).update(conversation=talk)
        _mark(records, words, recap.pk, talk.relationship.people, _texts_of(recap))
    handover = about["handover"]
    handover.carried.create(voice=cast.noor, text="Noor said so", said_on=timezone.localdate(), talk=handover.pk)
    _mark(records, words, handover.pk, [cast.amira], [(models.Handover, "comment", {"pk": handover.pk})])
    _mark(records, words, handover.pk, [cast.amira], [(models.Carried, "text", {"handover": handover})])
    for name in ("feedback", "shown_feedback", "manager_feedback"):
        given = about[name]
        _mark(records, words, given.pk, given.people, [(Feedback, "behaviour", {"pk": given.pk})])
    _mark_what_is_read_by_office(cast, about, records, words)
    return about, records


def _mark_what_is_read_by_office(cast: Cast, about: dict[str, Any], records: Records, words: Any) -> None:
    """Whoever leads them today, and a team to whom it was shown, leave no line."""
    two, team = [cast.amira, cast.jonas], list(Person.objects.filter(team=cast.amira.team))
    for name, people in (("goal", two), ("goal_of_team", [*two, *team])):
        _mark(records, words, about[name].pk, people, [(Goal, "title", {"pk": about[name].pk})])
    (line,) = ScorecardLine.objects.filter(subject=cast.amira)
    texts = [(ScorecardLine, "text", {"pk": line.pk}), (Look, "note", {"line": line})]
    _mark(records, words, line.pk, two, texts)
    given = about["team_recognition"]
    _mark(records, words, given.pk, [*two, *team], [(Recognition, "behaviour", {"pk": given.pk})])


def _texts_of(recap: models.Recap) -> list[tuple[Any, str, dict[str, Any]]]:
    return [
        *((m, "text", {"recap": recap}) for m in (models.RecapPoint, models.Amendment, models.DifferentView)),
        (models.Wording, "after", {"point__recap": recap}),
        (models.Commitment, "text", {"conversation": recap.conversation_id, "accepted_at__isnull": False}),
    ]


def _mark(records: Records, words: Any, record: UUID, people: Iterable[Person], texts: Iterable[Any]) -> None:
    records.people[record] = {person.pk for person in people}
    for model, field, which in texts:
        for row in model.objects.filter(**which):
            word = next(words)
            model.objects.filter(pk=row.pk).update(**{field: f"It says {word}"})
            records.of[word] = record
