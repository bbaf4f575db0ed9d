"""What a random company's people talk about: pairs, talks in every state, and every kind of content there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from alongside.journal.models import Entry
from alongside.notices.models import MailChoice, Notice, OutboxItem
from alongside.people.models import Person, ReportingLine
from alongside.people.testing_companies import Company
from alongside.scheduling.testing_companies import calendars

from . import models as m
from .kinds import shipped_kind
from .testing import formal

STATES = ("planned", "scheduled", "preparing", "under way", "over", "recapped", "answered", "sealed", "cancelled")
ORDER = (m.Template, m.TemplateVersion, m.Relationship, m.Conversation, m.TalkingPoint, m.Preparation, m.Recap)


def conversations(company: Company) -> None:
    """Some of those who lead or led somebody, and some who never did, with what they wrote."""
    for model in ORDER:
        company.of(model)  # rows are written in the order in which their models first appeared
    versions = list(_versions(company))
    for guest, host in _pairs(company):
        _pair(company, company.add(m.Relationship, guest=guest, host=host), versions)
    _handovers(company)
    _requirements(company)
    calendars(company)
    for person in company.people:
        if company.happens(0.3):
            company.add(MailChoice, person=person, kind="conversation.planned", wanted=company.happens(0.5))


def _versions(company: Company) -> Iterator[m.TemplateVersion]:
    for key, is_formal in (("check_in", False), ("quarterly", False), ("formal", True)):
        template = company.add(m.Template, key=f"any_{key}", name=key)
        version = company.add(m.TemplateVersion, template=template, number=1, text=_text(key), is_formal=is_formal)
        # the same text has the same key in every company: it is read once a process
        version.pk = uuid5(NAMESPACE_DNS, key)
        yield version


@cache
def _text(key: str) -> str:
    if key != "formal":
        return shipped_kind(key).to_yaml()
    return formal(shipped_kind("quarterly").to_yaml()).replace("key: quarterly", "key: formal")


def _pairs(company: Company) -> list[tuple[Person, Person]]:
    """Guest and host: along the lines there are and were, now and then the other way round, and between colleagues."""
    lines = [(line.subject, line.manager) for line in company.of(ReportingLine)]
    found = dict.fromkeys(pair for pair in lines if company.happens(0.7))
    for guest in company.people:
        host = company.somebody_but(guest)
        if host and company.happens(0.25):
            found[guest, host] = None
    turned = dict.fromkeys((host, guest) for guest, host in found if company.happens(0.15))
    return list({**found, **turned})


def _pair(company: Company, pair: m.Relationship, versions: list[m.TemplateVersion]) -> None:
    point = company.add(m.TalkingPoint, relationship=pair, author=_one(company, pair), text=company.words("Point"))
    if company.happens(0.4):
        company.add(m.Settlement, point=point, how="dropped", by=_one(company, pair), reason=company.words("Reason"))
    if company.happens(0.5):
        by, version = _one(company, pair), company.one_of(versions)
        company.add(
            m.Rhythm, relationship=pair, template=version.template, every=2, starts_on=company.today, chosen_by=by
        )
    if company.happens(0.5):
        company.add(m.JustTalked, relationship=pair, by=_one(company, pair), text=company.words("Just talked"))
    _promise(company, pair)
    for author in pair.people:
        company.add(m.Draft, author=author, place=f"/pairs/{pair.pk}/", text=company.words("Draft"))
        company.add(m.MailedTalk, author=author, happened_on=company.day(), text=company.words("Mailed"))
    for _number in range(company.dice.randint(1, 2)):
        Talk(company, pair, company.one_of(versions), company.one_of(STATES)).add()
    if company.happens(0.4):
        _by_calendar(company, pair)


def _by_calendar(company: Company, pair: m.Relationship) -> None:
    notes = company.add(m.CalendarNotes, relationship=pair, series="0" * 64, by=_one(company, pair))
    talks = [talk for talk in company.of(m.Conversation) if talk.relationship is pair]
    for number, talk in enumerate(talks):
        facts = {"occurrence": str(number), "starts_at": company.now}
        company.add(m.CalendarPage, notes=notes, conversation=talk, **facts)


def _requirements(company: Company) -> None:
    """Proposed, confirmed and ended by anybody."""
    for template in company.of(m.Template):
        facts = {"agreement": company.words("Agreement"), "agreed_on": company.now.date()}
        required = company.add(m.Requirement, template=template, by=company.one_of(company.people), **facts)
        for model in (m.RequirementStart, m.RequirementEnd):
            if company.happens(0.3 if model is m.RequirementEnd else 0.8):
                company.add(model, requirement=required, by=company.one_of(company.people))
    for talk in company.of(m.Conversation):
        if company.happens(0.7):
            talk.requirement = company.one_of(company.of(m.Requirement))


def _handovers(company: Company) -> None:
    """What some left for a manager: of today, of days to come, of one who never came to lead."""
    written = dict.fromkeys((line.subject, line.manager) for line in company.of(ReportingLine))
    for person, to in written:
        if company.happens(0.4):
            words, day = company.words("Comment"), company.day()
            handover = company.add(m.Handover, person=person, to=to, starts_on=day, comment=words)
            company.add(m.Carried, handover=handover, voice=person, text=company.words("Carried"), said_on=day)


def _one(company: Company, pair: m.Relationship) -> Person:
    return company.one_of(pair.people)


def _promise(company: Company, pair: m.Relationship, talk: m.Conversation | None = None) -> m.Commitment:
    owner, now = _one(company, pair), company.now
    answer = company.one_of(("offered", "declined", "open", "kept", "moved", "let go"))
    accepted = None if answer in ("offered", "declined") else now
    made = company.add(
        m.Commitment, relationship=pair, conversation=talk, owner=owner, text=company.words("Promise"),
        due=company.today, suggested_by=None if accepted else pair.other(owner), accepted_at=accepted,
        accepted_by=owner if accepted else None, declined_at=now if answer == "declined" else None,
    )  # fmt: skip
    asked = {"asked_by": owner, "reason": company.words("Reason"), "agreed_at": now if company.happens(0.5) else None}
    if answer == "kept":
        company.add(m.Keeping, commitment=made, by=owner)
    if answer == "moved":
        company.add(m.PromiseMove, commitment=made, was_due=made.due, to=made.due + timedelta(days=7), **asked)
    if answer == "let go":
        company.add(m.LettingGo, commitment=made, **asked)
    return made


@dataclass
class Talk:
    """One talk on its way to a state, and all that people leave on that way."""

    company: Company
    pair: m.Relationship
    version: m.TemplateVersion
    state: str

    def reaches(self, state: str) -> bool:
        return self.state != "cancelled" and STATES.index(self.state) >= STATES.index(state)

    def add(self) -> None:
        at = self.company.now - timedelta(days=9)
        self.talk = self._write(
            m.Conversation,
            relationship=self.pair,
            template_version=self.version,
            planned_by=self._one(),
            purpose=self._words("Purpose"),
            starts_at=at if self.reaches("scheduled") else None,
            started_at=at if self.reaches("under way") else None,
        )
        if self.reaches("scheduled") and not self.reaches("over"):
            self._book(at)
        if self.state == "cancelled":
            self._write(m.Cancellation, conversation=self.talk, by=self._one(), reason=self._words("Reason"))
        if self.version.is_formal:
            self._companion()
        if self.reaches("preparing"):
            self._before()
        if self.reaches("under way"):
            self._together(at)
        if self.reaches("over"):
            self._write(m.Conclusion, conversation=self.talk, by=self._one())
        if self.reaches("recapped"):
            self._after()
        self._tell()

    def _book(self, at: datetime) -> None:
        """Each at a time of its own: nobody is in two talks at once."""
        begins = at + timedelta(hours=len(self.company.of(m.BookedTime)))
        for person in self.pair.people:
            self._write(
                m.BookedTime, conversation=self.talk, person=person, during=(begins, begins + timedelta(hours=1))
            )

    def _tell(self) -> None:
        """What the journal, an inbox and the outbox hold of it."""
        by, about = self._one(), {"about_type": self.talk._meta.label_lower, "about_id": self.talk.pk}
        concerns = [person.pk for person in self.pair.people]
        self._write(Entry, event="conversation.planned", by=by, concerns=concerns, **about)
        told, link = self.pair.other(by), f"/conversations/{self.talk.pk}/"
        key = f"planned:{self.talk.pk}:{told.pk}"
        self._write(Notice, key=key, recipient=told, event="conversation.planned", by=by, link=link, **about)
        self._write(OutboxItem, key=key, recipient=told, template="notices/mail/notice", delivery="once")

    def _companion(self) -> None:
        person = self.company.somebody_but(*self.pair.people)
        if person and self.company.happens(0.7):
            self._write(m.Companion, conversation=self.talk, person=person, named_by=self.pair.guest)

    def _before(self) -> None:
        for person in self.pair.people:
            if self.company.happens(0.8):
                done = self.company.now if self.company.happens(0.6) else None
                mine = self._write(m.Preparation, conversation=self.talk, person=person, done_at=done)
                self._write(m.Answer, preparation=mine, author=person, question="A001", text=self._words("Answer"))
                self._write(m.PrivatePreparation, preparation=mine, author=person, hope=self._words("Hope"))
        by, day = self._one(), self.company.today
        fact = self._write(m.EvidenceItem, conversation=self.talk, by=by, text=self._words("Fact"), happened_on=day)
        said = {"conversation": self.talk, "item": f"added:{fact.pk}"}
        self._write(m.Remark, by=self._one(), how=m.Remark.DIFFERS, text=self._words("Remark"), **said)
        self._write(m.Brought, by=self._one(), **said)
        self._write(m.Move, conversation=self.talk, by=by, was_at=self.company.now, is_at=self.company.now)
        said = {"answer": "accepted", "starts_at": self.company.now, "said_at": self.company.now}
        self._write(m.InvitationAnswer, conversation=self.talk, by=by, **said)
        self._write(m.MoveOffer, conversation=self.talk, by=by, to=self.company.now)

    def _together(self, at: datetime) -> None:
        for person in self.pair.people:
            if self.company.happens(0.7):
                self._write(m.Entrance, conversation=self.talk, person=person)
            self._write(
                m.PrivateNote,
                relationship=self.pair,
                conversation=self.talk,
                author=person,
                text=self._words("Private"),
            )
        voice, writer = self._one(), self._one()
        checked = self.company.now if self.company.happens(0.5) else None
        self._write(
            m.Note, conversation=self.talk, voice=voice, writer=writer, text=self._words("Note"), checked_at=checked
        )
        self._write(
            m.Paraphrase,
            conversation=self.talk,
            listener=voice,
            speaker=self.pair.other(voice),
            text=self._words("Heard"),
        )
        ended = None if self.company.happens(0.3) else self.company.now
        self._write(m.Pause, conversation=self.talk, by=writer, ended_at=ended)
        point = self._write(m.TalkingPoint, relationship=self.pair, author=voice, text=self._words("Point"))
        self._write(m.Carry, conversation=self.talk, point=point)
        self.promise = _promise(self.company, self.pair, self.talk)

    def _after(self) -> None:
        recap = self._write(m.Recap, conversation=self.talk, by=self._one())
        point = self._write(m.RecapPoint, recap=recap, section="strengths", voice=self._one(), text=self._words("Said"))
        self._write(m.Wording, point=point, by=self._one(), after=point.text)
        if self.reaches("answered"):
            self._answers(recap, point)
        if self.reaches("sealed"):
            self._write(m.Seal, recap=recap, by=self._one())
            if self.company.happens(0.5):
                said = {"text": self._words("Amendment"), "reason": self._words("Reason")}
                self._write(m.Amendment, recap=recap, by=self._one(), **said)
        if self.company.happens(0.5):
            self._write(m.Heard, recap=recap, author=self.pair.guest, answer="partly")

    def _answers(self, recap: m.Recap, point: m.RecapPoint) -> None:
        """By one or both; the first some minutes before or after the seven days end."""
        minutes = timedelta(minutes=self.company.one_of((-30, 30)))
        at = self.company.now - m.ANSWER_WITHIN + minutes
        for person in self.company.dice.sample(self.pair.people, self.company.dice.randint(1, 2)):
            if self.company.happens(0.4):
                about = {"point": point} if self.company.happens(0.5) else {"commitment": self.promise}
                self._write(m.DifferentView, at=at, recap=recap, by=person, text=self._words("Differently"), **about)
            if self.company.happens(0.7):
                self._write(m.Confirmation, at=at, recap=recap, by=person)

    def _write(self, model: type[Any], **facts: Any) -> Any:
        return self.company.add(model, **facts)

    def _words(self, about: str) -> str:
        return self.company.words(about)

    def _one(self) -> Person:
        return _one(self.company, self.pair)
