"""Who may see and do what with feedback (trust §1.3). The only file of this room that decides.

The two; the receiver's manager, where its sender chose so, for twelve months; a manager whose line has ended, for
thirty days, of what was given while they led; and whom the receiver shows it to. Nobody above, no HR partner.

Recognition: the two; and where its author chose the team and its receiver has not taken it out of view, the receiver's
team, who leads them, who leads those, and the HR partner for them.
"""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.people.models import HRScope, Person, ProfileNote, Reach, ReportingLine, company_day
from alongside.people.policies import leads, profile_notes_visible_to

from .models import CompanyValue, Draft, Feedback, LogEntry, OutsideAnswer, Recognition, Request, Widening

CYCLE = timedelta(days=365)
ABOVE = (Reach.MANAGER, Reach.SKIP, Reach.HR)


def feedback_visible_to(person: Person) -> Q:
    widened = Widening.objects.filter(to=person).values("feedback")
    return Q(author=person) | Q(subject=person) | Q(pk__in=widened) | _as_manager(person)


def _as_manager(person: Person) -> Q:
    led = Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")
    led_before = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    while_leading = Exists(_lines_over(OuterRef("given_on")).filter(manager=person, subject=OuterRef("subject")))
    shared = Q(audience=Feedback.Audience.MANAGER, given_on__gt=company_day() - CYCLE)
    return shared & (Q(subject__in=led) | Q(while_leading, subject__in=led_before))


def _lines_over(day: date | OuterRef) -> "QuerySet[ReportingLine]":
    """Solid lines that have ended, and held on that day."""
    return ReportingLine.objects.filter(kind=ReportingLine.SOLID, starts_on__lte=day, ends_on__gt=day)


def readers_of_feedback(feedback: Feedback) -> Q:
    shown = Widening.objects.filter(feedback=feedback.pk).values("to")
    own = Q(pk__in=[feedback.subject_id, feedback.author_id]) | Q(pk__in=shown)
    if feedback.audience != Feedback.Audience.MANAGER or feedback.given_on <= company_day() - CYCLE:
        return own
    lines = Reach.objects.filter(subject=feedback.subject_id)
    over = _lines_over(feedback.given_on).filter(subject=feedback.subject_id).values("manager")
    former = lines.filter(relation=Reach.FORMER, actor__in=over)
    return own | Q(pk__in=lines.filter(relation=Reach.MANAGER).values("actor")) | Q(pk__in=former.values("actor"))


def own(person: Person) -> Q:
    return Q(author=person)


def readers_of_draft(draft: Draft) -> Q:
    return Q(pk=draft.author_id)


def may_give(person: Person, subject: Person) -> bool:
    return person.pk != subject.pk and subject.is_employed


def may_reword(person: Person, feedback: Feedback) -> bool:
    """Its sender. Whether it can still be changed is a matter of its state."""
    return person.pk == feedback.author_id


def may_answer(person: Person, feedback: Feedback) -> bool:
    """Write below it: the two."""
    return person.pk in (feedback.subject_id, feedback.author_id)


def may_receive(person: Person, feedback: Feedback) -> bool:
    """Thank for it, show it to others: the one it is for."""
    return person.pk == feedback.subject_id


def requests_visible_to(person: Person) -> Q:
    """Who asks, whom it is about, and from its day on the colleague who is asked."""
    return Q(by=person) | Q(about=person) | Q(of=person, opens_on__lte=company_day())


def readers_of_request(request: Request) -> Q:
    asked = [request.of_id] if request.of_id and request.opens_on <= company_day() else []
    return Q(pk__in=[request.by_id, request.about_id, *asked])


def outside_answers_visible_to(person: Person) -> Q:
    return Q(request__by=person) | Q(request__about=person)


def readers_of_outside_answer(answer: OutsideAnswer) -> Q:
    return Q(pk__in=[answer.request.by_id, answer.request.about_id])


def may_ask_for(person: Person, about: Person) -> bool:
    """For oneself, or for whom one leads."""
    return person.pk == about.pk or leads(person, about)


def may_respond(person: Person, request: Request) -> bool:
    return person.pk == request.of_id


def may_withdraw(person: Person, request: Request) -> bool:
    return person.pk == request.by_id


def may_observe(person: Person, about: Person) -> bool:
    """Note what one saw of whom one leads."""
    return leads(person, about)


def readers_of_log_entry(entry: LogEntry) -> Q:
    return Q(pk=entry.author_id)


def recognition_visible_to(person: Person) -> Q:
    team = Q(subject__team=person.team_id) if person.team_id else Q(pk__in=[])
    above = Reach.objects.filter(actor=person, relation__in=ABOVE).values("subject")
    in_view = Q(audience=Recognition.Audience.TEAM, hiding__isnull=True)
    return Q(author=person) | Q(subject=person) | in_view & (team | Q(subject__in=above))


def readers_of_recognition(recognition: Recognition) -> Q:
    two = Q(pk__in=[recognition.subject_id, recognition.author_id])
    if not recognition.is_in_view:
        return two
    team = Q(team=recognition.subject.team_id) if recognition.subject.team_id else Q(pk__in=[])
    above = Reach.objects.filter(subject=recognition.subject_id, relation__in=ABOVE).values("actor")
    return two | team | Q(pk__in=above)


def may_recognise(person: Person, subject: Person) -> bool:
    return may_give(person, subject)


def may_take_back(person: Person, recognition: Recognition) -> bool:
    return person.pk == recognition.author_id


def may_hide(person: Person, recognition: Recognition) -> bool:
    """Take it out of the team's view: the one it is for."""
    return person.pk == recognition.subject_id


def values_visible_to(person: Person) -> Q:
    """Everyone who works here reads what the company wants to be known for."""
    return Q()


def readers_of_value(value: CompanyValue) -> Q:
    return Q(pk__isnull=False)


def may_keep_values(person: Person) -> bool:
    return HRScope.objects.current().filter(partner=person).exists()


def by_oneself(person: Person) -> Q:
    return Q(by=person)


def ties_visible_to(person: Person) -> Q:
    """Who made it; and who reads both what is tied and that part of the receiver's profile."""
    noted = ProfileNote.objects.filter(profile_notes_visible_to(person), person=OuterRef("by"), topic=OuterRef("topic"))
    given = Feedback.objects.filter(feedback_visible_to(person)).values("pk")
    praise = Recognition.objects.filter(recognition_visible_to(person)).values("pk")
    return Q(by=person) | (Q(feedback__in=given) | Q(recognition__in=praise)) & Q(Exists(noted))


def may_tie(person: Person, thing: Feedback | Recognition) -> bool:
    """To what matters to them: the one it is for."""
    return person.pk == thing.subject_id
