"""A random company with something in every table there is, and with facts that contradict each other."""

from datetime import timedelta
from typing import Any

from django.db.models import DateField, F, ForeignKey

from alongside.conversations import models as m
from alongside.conversations.testing_companies import conversations
from alongside.feedback import models as f
from alongside.feedback.testing_companies import feedback
from alongside.foundation.testing import as_owner
from alongside.goals import models as g
from alongside.goals.testing_companies import goals
from alongside.insights.models import Release
from alongside.insights.testing_companies import figures
from alongside.journal.models import Entry
from alongside.kpis import models as k
from alongside.kpis.testing_companies import numbers
from alongside.mailbox.testing_companies import mailbox
from alongside.notices.models import Notice, OutboxItem
from alongside.notices.testing_companies import channels
from alongside.people.models import Administration, Employment, HRScope, Person, ReportingLine, Team
from alongside.people.testing_companies import Company, import_files, made
from alongside.single_sign_on.testing_companies import company_accounts
from alongside.trust.models import Enquiry, Holding
from alongside.trust.testing_companies import data_requests

# Who is said to have done something. In one of five rows it is somebody whom no page would have let do it.
DOERS: dict[type[Any], tuple[str, ...]] = {
    Entry: ("by",),
    Notice: ("by",),
    m.Answer: ("author",),
    m.Amendment: ("by",),
    m.CalendarNotes: ("by",),
    m.Cancellation: ("by",),
    m.Carried: ("voice",),
    m.Commitment: ("owner", "suggested_by", "accepted_by"),
    m.Companion: ("named_by",),
    m.Conclusion: ("by",),
    m.DifferentView: ("by",),
    m.EvidenceItem: ("by",),
    m.Heard: ("author",),
    m.JustTalked: ("by",),
    m.Keeping: ("by",),
    m.LettingGo: ("asked_by",),
    m.Note: ("voice", "writer"),
    m.PrivatePreparation: ("author",),
    m.PromiseMove: ("asked_by",),
    m.Recap: ("by",),
    m.RecapPoint: ("voice",),
    m.Remark: ("by",),
    m.Requirement: ("by",),
    m.RequirementEnd: ("by",),
    m.RequirementStart: ("by",),
    m.Rhythm: ("chosen_by",),
    m.Settlement: ("by",),
    m.TalkingPoint: ("author",),
    f.Hiding: ("by",),
    f.Reading: ("by",),
    f.Refusal: ("by",),
    f.Reply: ("by",),
    f.Thanks: ("by",),
    f.Tie: ("by",),
    f.Widening: ("by", "to"),
    g.Agreement: ("by",),
    g.CheckIn: ("by",),
    g.Closure: ("by",),
    g.Look: ("by",),
    g.Milestone: ("by",),
    g.Pause: ("by",),
    g.Revision: ("by",),
    g.ScorecardLine: ("by",),
    k.Correction: ("by",),
    k.Contest: ("by",),
    k.ContextNote: ("by",),
}


def a_whole_company(seed: int) -> Company:
    return written(made(seed, *FURNISHED_BY))


def an_old_company(seed: int) -> Company:
    """The same, years later: some of it on each side of every time that things are kept."""
    return written(made(seed, *FURNISHED_BY, ages))


def written(company: Company) -> Company:
    """Django says itself when a draft was saved: here, when it was made."""
    company.write()
    with as_owner():
        for draft in (m.Draft, f.Draft):
            draft._default_manager.update(saved_at=F("created_at"))
    return company


def contradictions(company: Company) -> None:
    """No fault in the facts may show more, or let anybody do more."""
    for model, names in DOERS.items():
        for row in company.of(model):
            for name in names:
                if company.happens(0.2):
                    nobody = [None] if model._meta.get_field(name).null else []
                    setattr(row, name, company.one_of([*company.people, *nobody]))
    for promise in company.of(m.Commitment):
        if company.happens(0.2) and not promise.declined_at:
            promise.accepted_at = None if promise.accepted_at else company.now
    for talk in company.of(m.Conversation):
        if company.happens(0.15):
            setattr(talk, company.one_of(("starts_at", "started_at")), None)
        if company.happens(0.4):
            talk.writes_alone = company.one_of(talk.relationship.people)
    for row in company.of(m.Cancellation):
        if company.happens(0.5):
            row.conversation.starts_at = company.now
    _answered_in_one_way(company)
    _by_those_around(company)
    tomorrow = company.today + timedelta(days=1)
    company.add(
        HRScope, partner=company.one_of(company.people), team=company.one_of(company.of(Team)), starts_on=tomorrow
    )
    for letter in company.of(OutboxItem):
        letter.state, letter.attempts = company.one_of(("waiting", "sent")), company.one_of((0, 1))


def _by_those_around(company: Company) -> None:
    """Said by companions, who only read it; switched by administrators; asked of one about what another wrote. Somebody
    who is none of the two prepared, came in, or came along to a talk that is not formal.
    """
    beside = {row.conversation_id: row.person for row in company.of(m.Companion)}
    answers: tuple[type[Any], ...] = (m.Amendment, m.DifferentView, m.Seal)  # one may call it fair once
    for row in (row for model in answers for row in company.of(model)):
        if row.recap.conversation_id in beside and company.happens(0.5):
            row.by = beside[row.recap.conversation_id]
    for wording in company.of(m.Wording):
        wording.by = beside.get(wording.point.recap.conversation_id, wording.by)
    for said_back in company.of(m.Paraphrase):
        if company.happens(0.2):
            said_back.speaker = company.somebody_but(said_back.listener) or said_back.speaker
    administrators = [row.person for row in company.of(Administration)]
    switches: tuple[type[Any], ...] = (m.Requirement, m.RequirementStart, m.RequirementEnd)
    for switch in (row for model in switches for row in company.of(model)):
        if company.happens(0.5):
            switch.by = company.one_of(administrators)
    for talk in company.of(m.Conversation):
        _one_too_many(company, talk, is_named=talk.pk in beside)
    asked = {holding.thing_id for holding in company.of(Holding)}
    private: list[Any] = [*company.of(m.PrivatePreparation), *company.of(m.PrivateNote)]
    for thing in private:
        for enquiry in company.of(Enquiry)[:1] if thing.pk not in asked else ():
            author = thing.author if company.happens(0.7) else company.one_of(company.people)
            about = {"thing_type": thing._meta.label, "thing_id": thing.pk}
            company.add(Holding, enquiry=enquiry, subject=enquiry.person, author=author, **about)


def _one_too_many(company: Company, talk: m.Conversation, *, is_named: bool) -> None:
    other = company.somebody_but(*talk.relationship.people)
    if other and company.happens(0.3):
        company.add(m.Preparation, conversation=talk, person=other, done_at=company.now)
        company.add(m.Entrance, conversation=talk, person=other)
    if other and not is_named and company.happens(0.3):
        company.add(m.Companion, conversation=talk, person=other, named_by=talk.guest)


def _answered_in_one_way(company: Company) -> None:
    """What lets others read a record, one by one: one answer, both, another view, or the seal alone."""
    ways: tuple[type[Any], ...] = (m.Confirmation, m.DifferentView, m.Seal)
    for recap in company.of(m.Recap):
        kept = company.one_of((*ways, None))
        for way in ways:
            if kept and way is not kept:
                company.rows[way] = [row for row in company.of(way) if row.recap is not recap]
        if kept is m.Confirmation and company.happens(0.5):
            one = company.one_of(recap.conversation.relationship.people)
            rows = company.of(m.Confirmation)
            company.rows[m.Confirmation] = [row for row in rows if row.recap is not recap or row.by is one]


AGES = (0, 0, 1.2, 4, 32, 62, 93, 123, 318, 350, 400, 715, 740, 1100)  # days
AGES_OF: dict[type[Any], tuple[float, ...]] = {Release: (0, 1100)}
OF_SEVERAL_DAYS = (m.Conversation, m.Commitment)  # planned long ago for a day to come, begun long after its day
STANDING = (Person, Team, Employment, ReportingLine, HRScope, Administration)  # their days are what they are


def ages(company: Company) -> None:
    """What belongs to something is mostly as old as that, and at times older or younger than it."""
    _linked(company)
    age_of: dict[Any, float] = {}
    for model, rows in company.rows.items():
        if model in STANDING:
            continue
        fields = model._meta.concrete_fields
        moments = [f.attname for f in fields if isinstance(f, DateField)]
        links = [f.attname for f in fields if isinstance(f, ForeignKey)]
        for row in rows:
            above = [age_of[key] for link in links if (key := getattr(row, link)) in age_of]
            follows = above and (model is k.Reading or company.happens(0.7))  # one number, one reading a day
            age_of[row.pk] = age = company.one_of(above) if follows else company.one_of(AGES_OF.get(model, AGES))
            apart = model in OF_SEVERAL_DAYS and company.happens(0.4)
            for name in moments:
                if (moment := getattr(row, name)) is not None:
                    setattr(row, name, moment - timedelta(days=company.one_of(AGES) if apart else age))


def _linked(company: Company) -> None:
    """What outlives something else and lets go of it, who left long ago, what is in nobody's name, pairs of nothing."""
    gone = company.people[-2:]
    company.rows[Employment] = [job for job in company.of(Employment) if job.person not in gone]
    for person in gone:
        begun, ended = company.today - timedelta(days=900), company.today - timedelta(days=400)
        company.add(Employment, person=person, starts_on=begun, ends_on=ended)
    for talk in company.of(m.Conversation):
        if company.happens(0.25):
            talk.starts_at = talk.started_at = None  # planned for no day, and never begun
    for handover in company.of(m.Handover):
        handover.begun_at = company.one_of((None, company.now))
        handover.comment = company.one_of(("", handover.comment))
    for reading in company.of(k.Reading):
        reading.by = company.one_of((reading.by, None))
    for correction in company.of(k.Correction):
        correction.by = company.one_of((correction.by, None))
    pairs = {(pair.guest_id, pair.host_id) for pair in company.of(m.Relationship)}
    for guest in company.people:
        host = company.somebody_but(guest)
        if host and (guest.pk, host.pk) not in pairs:
            empty = company.add(m.Relationship, guest=guest, host=host)
            company.add(m.CalendarNotes, relationship=empty, series="0" * 64, by=host)
            template = company.of(m.Template)[0]
            company.add(
                m.Rhythm, relationship=empty, template=template, every=2, starts_on=company.today, chosen_by=host
            )
    for promise in company.of(m.Commitment):
        if not promise.conversation_id and company.happens(0.5):
            promise.just_talked = company.one_of([*company.of(m.JustTalked), None])
            promise.point = company.one_of([*company.of(m.TalkingPoint), None])
    for note in company.of(m.PrivateNote):
        note.delete_on = company.day()
    for goal in company.of(g.Goal):
        if company.happens(0.4):
            goal.kpi = company.one_of(company.of(k.Kpi))
        if company.happens(0.4):
            goal.parent = company.one_of(company.of(g.Goal))
    for kpi in company.of(k.Kpi):
        if company.happens(0.3):
            kpi.quality = company.one_of(company.of(k.Kpi))
        if company.happens(0.3):
            kpi.retired_at = company.now
    for notice in company.of(Notice):
        notice.seen_at = company.one_of((None, company.now))
    for letter in company.of(OutboxItem):
        letter.ended_at = company.one_of((None, company.now))


FURNISHED_BY = (
    conversations,
    feedback,
    goals,
    numbers,
    channels,
    figures,
    data_requests,
    import_files,
    company_accounts,
    mailbox,
    contradictions,
)
