"""What a random company's people say to each other: feedback of every age and audience, shown to some."""

from datetime import timedelta

from alongside.people.models import Person, ProfileNote, ReportingLine
from alongside.people.testing_companies import Company

from . import models as m

OPENS = (-20, -1, 0, 1, 7)
AGES = (-400, -365, -364, -40, -20, -1, 0)


def feedback(company: Company) -> None:
    for model in (
        m.Feedback,
        m.Draft,
        m.Reading,
        m.Thanks,
        m.Reply,
        m.Widening,
        m.Request,
        m.Refusal,
        m.OutsideAnswer,
        m.LogEntry,
        m.Recognition,
        m.Hiding,
        m.CompanyValue,
        m.OccasionAnswer,
        m.Tie,
    ):
        company.of(model)
    pairs = [(line.subject, line.manager) for line in company.of(ReportingLine)]
    for subject, author in pairs:
        if company.happens(0.4):
            _given(company, subject, author if company.happens(0.5) else company.somebody_but(subject) or author)
    _asked_much(company)
    for _number in range(3):
        company.add(m.CompanyValue, name=company.words("Value"), by=company.one_of(company.people))
    for author in company.people:
        _recognised(company, author)
        company.add(m.LogEntry, author=author, about=author, kind="win", text=company.words("Win"))
        seen = company.somebody_but(author)
        if seen:
            company.add(m.LogEntry, author=author, about=seen, kind="observation", text=company.words("Seen"))
        company.add(m.OccasionAnswer, by=author, occasion=company.words("promise"))
        other = company.somebody_but(author)
        if other:
            company.add(m.Draft, author=author, subject=other, behaviour=company.words("Draft"))
            _given(company, other, author)


def _asked_much(company: Company) -> None:
    """One is asked by several at a time."""
    much = company.one_of(company.people)
    for _number in range(3):
        if by := company.somebody_but(much):
            opens_on = company.today + timedelta(days=company.one_of((-20, -1, 0, 1)))
            company.add(m.Request, by=by, about=by, of=much, question=company.words("Question"), opens_on=opens_on)


def _given(company: Company, subject: Person, author: Person) -> None:
    if subject is author:
        return
    given = company.add(
        m.Feedback, subject=subject, author=author, behaviour=company.words("Feedback"),
        audience=company.one_of(m.Feedback.Audience.values),
        given_on=company.today + timedelta(days=company.one_of(AGES)),
    )  # fmt: skip
    if company.happens(0.5):
        company.add(m.Reading, feedback=given, by=subject)
        company.add(m.Reply, feedback=given, by=company.one_of(given.people), text=company.words("Reply"))
    _asked(company, given)
    _tied(company, given)
    if company.happens(0.3):
        company.add(m.Thanks, feedback=given, by=subject)
    to = company.somebody_but(subject, author)
    if to and company.happens(0.4):
        company.add(m.Widening, feedback=given, by=subject, to=to)


def _recognised(company: Company, author: Person) -> None:
    """Of every audience, some of it taken out of the team's view."""
    subject = company.somebody_but(author)
    for audience in m.Recognition.Audience.values if subject else ():
        given = company.add(
            m.Recognition, subject=subject, author=author, audience=audience, quality="effort",
            behaviour=company.words("Recognition"),
        )  # fmt: skip
        if company.happens(0.4 if audience == m.Recognition.Audience.TEAM else 0.2):
            company.add(m.Hiding, recognition=given, by=subject)
        _tied(company, given)


def _tied(company: Company, given: m.Feedback | m.Recognition) -> None:
    """To either part of the receiver's profile, whether they wrote it or not."""
    if company.happens(0.7):
        topic = company.one_of((ProfileNote.Topic.MATTERS, ProfileNote.Topic.WISHES))
        company.add(
            m.Tie, by=given.subject, topic=topic, text=company.words("Line"), **{given._meta.model_name or "": given}
        )


def _asked(company: Company, given: m.Feedback) -> None:
    """A colleague, now or from a day to come, answered or not; and somebody outside."""
    by = given.subject if company.happens(0.5) else company.one_of(company.people)
    of = company.somebody_but(by, given.subject)
    about = {"by": by, "about": given.subject, "question": company.words("Question")}
    if of:
        opens_on = company.today + timedelta(days=company.one_of(OPENS))
        answer = given if company.happens(0.3) else None
        asked = company.add(m.Request, of=of, opens_on=opens_on, answer=answer, **about)
        if answer is None and company.happens(0.4):
            company.add(m.Refusal, request=asked, by=of)
    if company.happens(0.4):
        link = {"token_hash": company.words("link"), "ends_at": company.now + timedelta(days=3)}
        outside = company.add(m.Request, outsider="A customer", **link, **about)
        company.add(m.OutsideAnswer, request=outside, name="Mei", behaviour=company.words("Outside"))
