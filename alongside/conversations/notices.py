"""Who is told what. The other of the two, never the one who did it; in the inbox, some of it by mail, never content."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.notices.actions import tell, tell_of_recap
from alongside.notices.entitlement import check_before
from alongside.notices.kinds import Kind, announce
from alongside.notices.models import Notice
from alongside.people.models import Person

from . import by_mail, in_step, invitations, offering, policies, reminding
from .models import CalendarNotes, Commitment, Conversation, JustTalked, MoveOffer, Recap, Relationship, Rhythm

YOUR_TALK = _("You get this because it is about a talk of yours.")
YOUR_PROMISES = _("You get this because it is about a promise between the two of you.")
UNCHECKED, DUE_SOON, DUE = "promise.unchecked", "promise.due_soon", "promise.due"


def promise_is_still_due(notice: Notice) -> bool:
    return Commitment.objects.open().filter(pk=notice.about_id, due=notice.facts.get("due")).exists()


def offer_is_unanswered(notice: Notice) -> bool:
    return Commitment.objects.offered().filter(pk=notice.about_id).exists()


def move_is_unanswered(notice: Notice) -> bool:
    return MoveOffer.objects.open().filter(conversation=notice.about_id, to=notice.facts.get("when")).exists()


def recap_is_unanswered(notice: Notice) -> bool:
    talk = Conversation.objects.filter(pk=notice.about_id, recap__isnull=False).select_related("recap").first()
    return talk is not None and notice.recipient_id not in talk.recap.answered_by


TALKS = (
    Kind("conversation.scheduled", _("%(by)s planned a talk with you for %(when)s: %(kind)s."), YOUR_TALK),
    Kind("conversation.moved", _("%(by)s moved your talk to %(when)s: %(kind)s."), YOUR_TALK),
    Kind(
        "conversation.cancelled", _("%(by)s cancelled your talk: %(kind)s. Your points and promises stay."), YOUR_TALK
    ),
    Kind("conversation.just_talked", _("%(by)s wrote down that you two talked."), YOUR_TALK),
    Kind(
        "preparation.finished",
        _("%(by)s has prepared: %(kind)s."),
        YOUR_TALK,
        name=_("The other has prepared"),
        mailable=True,
    ),
)
IN_CALENDARS = (
    Kind(
        in_step.OFFERED,
        _("%(by)s moved your talk to %(when)s in their calendar. Does it suit you?"),
        YOUR_TALK,
        name=_("Somebody moved a talk in their calendar"),
        mailable=True,
        mailed=True,
        holds=move_is_unanswered,
    ),
    Kind(
        in_step.DECLINED, _("%(by)s took your talk on %(when)s out of their calendar. Here it still stands."), YOUR_TALK
    ),
    Kind(
        by_mail.DECLINED,
        _("%(by)s answered no to the invitation for %(when)s. Here the talk still stands: move it, or ask."),
        YOUR_TALK,
    ),
    Kind(
        by_mail.MAILED,
        _("What you wrote by mail is here. Nobody else reads it until you save it for both of you."),
        _("You get this because you wrote to your own mail address."),
    ),
)
REMINDERS = (
    Kind(
        reminding.AHEAD,
        _("You talk with %(name)s on %(when)s. Three minutes of preparation are enough."),
        _("You get this because you have not said that you are prepared."),
        name=_("A talk is near, and you have not prepared"),
        mailable=True,
        mailed=True,
        holds=reminding.is_still_ahead,
    ),
    Kind(
        reminding.AFTER,
        _("You and %(name)s were to talk on %(when)s. Did you? A line about it is enough, or move it."),
        _("You get this because nothing is written down of it yet."),
        name=_("A talk is over, and nothing is written down"),
        mailable=True,
        mailed=True,
        holds=reminding.is_still_untold,
    ),
)
RHYTHMS = (
    Kind(
        "rhythm.chosen",
        _("%(by)s chose how often the two of you talk. You can change it."),
        _("You get this because it is about your talks."),
    ),
    Kind(
        "calendar_notes.begun",
        _("%(by)s asked that each of your regular meetings has its page here. Either of you can end it."),
        _("You get this because it is about your talks."),
    ),
    Kind(
        offering.TIME_FOR_ONE,
        _("By your rhythm it is about time for a talk with %(name)s. Here are three times that suit both."),
        _("You get this once, because the two of you chose a rhythm and nothing is planned."),
        name=_("By your rhythm it is about time for a talk"),
        mailable=True,
        holds=offering.is_still_unplanned,
    ),
    Kind(
        offering.WELCOME,
        _("After some weeks away: a talk for a good start with %(name)s? Here are three times that suit both."),
        _("You get this once, because one of you was away for four weeks or more."),
        name=_("One of you is back after a long leave"),
        mailable=True,
        holds=offering.is_still_unplanned,
    ),
)
PROMISES = (
    Kind(
        "promise.offered",
        _("%(by)s suggests a promise to you."),
        YOUR_PROMISES,
        name=_("Somebody suggests a promise to you"),
        mailable=True,
        mailed=True,
        holds=offer_is_unanswered,
    ),
    Kind("promise.accepted", _("%(by)s said “I will” to your suggestion."), YOUR_PROMISES),
    Kind(UNCHECKED, _("%(by)s wrote down your “I will”. Is it so?"), YOUR_PROMISES),
    Kind("promise.kept", _("%(by)s kept a promise."), YOUR_PROMISES),
    Kind("promise.asked_to_move", _("%(by)s asks you for a new date for a promise."), YOUR_PROMISES),
    Kind("promise.asked_to_let_go", _("%(by)s asks you to let go of a promise."), YOUR_PROMISES),
    Kind("promise.agreed", _("%(by)s agreed to the change of a promise."), YOUR_PROMISES),
    Kind(
        DUE_SOON,
        _("You promised something for %(due)s."),
        _("You get this because you said “I will”."),
        name=_("A promise of yours, two days before"),
        mailable=True,
        mailed=True,
        holds=promise_is_still_due,
    ),
    Kind(
        DUE,
        _("Today, %(due)s, is the day you chose for a promise."),
        _("You get this because you said “I will”."),
        name=_("A promise of yours, on its day"),
        mailable=True,
        mailed=True,
        holds=promise_is_still_due,
    ),
)
HANDOVERS = (
    Kind(
        "handover.ahead",
        _("From %(day)s on, %(name)s leads you. See what that changes, and what stays behind."),
        _("You get this because it is about who reads what is yours."),
        name=_("Somebody else comes to lead you"),
        mailable=True,
        mailed=True,
    ),
    Kind(
        "handover.begun",
        _("%(by)s left you something for a good start."),
        _("You get this because you lead this person now."),
        name=_("Somebody you come to lead left you something"),
        mailable=True,
    ),
)
RECAPS = (
    Kind(
        "recap.drafted",
        _("%(by)s wrote up your talk: %(kind)s. Is it a fair record?"),
        YOUR_TALK,
        name=_("A recap to answer"),
        mailable=True,
        mailed=True,
        holds=recap_is_unanswered,
    ),
    Kind("recap.confirmed", _("%(by)s confirmed your recap as a fair record: %(kind)s."), YOUR_TALK),
    Kind("recap.seen_differently", _("%(by)s sees something in your recap differently: %(kind)s."), YOUR_TALK),
    Kind("recap.sealed", _("%(by)s ended the waiting for your recap: %(kind)s. You can still answer."), YOUR_TALK),
    Kind("recap.amended", _("%(by)s added to your recap: %(kind)s."), YOUR_TALK),
)
INVITING = ("conversation.scheduled", "conversation.moved", "conversation.cancelled")


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*TALKS, *IN_CALENDARS, *REMINDERS, *RHYTHMS, *PROMISES, *RECAPS, *HANDOVERS)
    check_before(invitations.TEMPLATE, invitations.may_still_be_invited)
    for event in INVITING:
        journal.when(event, lambda entry, talk: invitations.invite_both(talk, entry.event))
    told_of_their_owner = (UNCHECKED, DUE_SOON, DUE, "promise.accepted")
    for kind in (*TALKS, *RECAPS, *PROMISES):
        if kind.event not in told_of_their_owner:
            journal.when(kind.event, tell_the_other)
    journal.when("rhythm.chosen", tell_of_the_rhythm)
    journal.when("calendar_notes.begun", tell_of_the_rhythm)
    for event in ("recap.confirmed", "recap.seen_differently"):
        journal.when(event, tell_channels)
    journal.when("promise.accepted", tell_of_the_acceptance)


def tell_the_other(entry: Entry, about: Conversation | Commitment | JustTalked) -> None:
    """The one of the two who did not do it, while they may read it. By nobody: nobody is told.

    Nor of what their own calendar tells them.
    """
    if entry.by is None or (entry.event in INVITING and getattr(about, "in_calendar", False)):
        return
    other = _reader(about.relationship, about.relationship.other(entry.by))
    if other:
        _tell(other, entry.event, entry, about)


def tell_channels(entry: Entry, talk: Conversation) -> None:
    """Once both have answered: that there is a recap, where both chose a channel for it. Of formal kinds never."""
    recap, pair = Recap.objects.get(conversation=talk), talk.relationship  # read afresh: its answers are remembered
    if recap.is_answered_by_both and not talk.template_version.is_formal:
        tell_of_recap(pair.guest, pair.host, key=f"recap:{talk.pk}", link=talk.get_absolute_url())


def tell_of_the_acceptance(entry: Entry, promise: Commitment) -> None:
    """Who suggested it; and its owner, if it was answered for them on a shared screen."""
    if entry.by_id == promise.owner_id:
        tell_the_other(entry, promise)
    else:
        _tell(promise.owner, UNCHECKED, entry, promise)


def tell_of_the_rhythm(entry: Entry, rhythm: Rhythm | CalendarNotes) -> None:
    if entry.by and (other := _reader(rhythm.relationship, rhythm.relationship.other(entry.by))):
        link = reverse("conversations:rhythms", args=[rhythm.relationship_id])
        tell(other, entry.event, key=f"{entry.pk}:{other.pk}", about=rhythm, by=entry.by, link=link)


def _reader(pair: Relationship, person: Person) -> Person | None:
    return Person.objects.employed().filter(policies.readers_of_relationship(pair), pk=person.pk).first()


def _tell(person: Person, event: str, entry: Entry, about: Conversation | Commitment | JustTalked) -> None:
    key = f"{entry.pk}:{person.pk}"
    tell(person, event, key=key, about=about, by=entry.by, link=_link(about), facts=_facts(about))


def _link(about: Conversation | Commitment | JustTalked) -> str:
    if isinstance(about, JustTalked):
        return reverse("conversations:just_talked_one", args=[about.pk])
    return about.get_absolute_url()


def _facts(about: Conversation | Commitment | JustTalked) -> dict[str, str]:
    if not isinstance(about, Conversation):
        return {}
    when = about.starts_at.isoformat() if about.starts_at else ""
    return {"kind": about.kind.name, "when": when}
