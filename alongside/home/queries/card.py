"""The room card: what is under way or next, who has prepared, and the one thing to do about it."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.models import TalkingPoint
from alongside.conversations.queries.talks import Talk

from ..words import day_of, moment_words, since_words, span_words
from .around import Around
from .week import points_words

SOON, AT_ONCE = timedelta(minutes=15), timedelta(minutes=3)
AHEAD = timedelta(days=21)
STILL_ON = timedelta(hours=12)


@dataclass(frozen=True)
class Ready:
    """A line of what is ready. Not done yet is a fact, not a reproach."""

    done: bool
    title: str
    detail: str


@dataclass(frozen=True)
class Card:
    talk: Talk
    when: str
    title: str
    quote: TalkingPoint | None
    quote_by: str
    button: str
    url: str
    hint: str
    ready: list[Ready]


def card_of(around: Around) -> Card | None:
    talk = _chosen(around)
    return _card(around, talk) if talk else None


def _chosen(around: Around) -> Talk | None:
    """Under way; else today's; else a recap that waits; else the next within three weeks."""
    coming = [talk for talk in around.talks if talk.conversation.is_open and _is_near(around, talk)]
    under_way = next((talk for talk in coming if talk.conversation.is_under_way), None)
    today = next((talk for talk in coming if day_of(talk.happened_at) == around.today), None)
    waiting = next((talk for talk in reversed(around.talks) if talk.waits_for_reader), None)
    return under_way or today or waiting or next(iter(coming), None)


def _is_near(around: Around, talk: Talk) -> bool:
    conversation = talk.conversation
    if conversation.started_at:
        return around.now - conversation.started_at < STILL_ON
    ends = conversation.ends_at
    return ends is not None and around.now - SOON < ends < around.now + AHEAD


def _card(around: Around, talk: Talk) -> Card:
    points = around.points_of(talk)
    quote = next(iter(points), None)
    button, url, hint = _way_in(around, talk)
    return Card(
        talk=talk,
        when=_when(talk),
        title=_("%(kind)s with %(name)s") % {"kind": talk.conversation.kind.name, "name": talk.other.short_name},
        quote=None if talk.conversation.is_concluded else quote,
        quote_by=_quote_by(quote) if quote else "",
        button=button,
        url=url,
        hint=hint,
        ready=_ready(around, talk, points),
    )


def _when(talk: Talk) -> str:
    conversation = talk.conversation
    if conversation.is_under_way:
        return _("Under way since %(moment)s") % {"moment": moment_words(talk.happened_at)}
    if conversation.starts_at and conversation.ends_at and not conversation.is_concluded:
        return span_words(conversation.starts_at, conversation.ends_at)
    return moment_words(talk.happened_at)


def _quote_by(point: TalkingPoint) -> str:
    words = {"name": point.author.short_name, "day": since_words(day_of(point.created_at))}
    return _("%(name)s, a talking point on your shared list since %(day)s") % words


def _way_in(around: Around, talk: Talk) -> tuple[str, str, str]:
    """The button's words, where it leads, and a line beside it."""
    conversation = talk.conversation
    page = conversation.get_absolute_url()
    if conversation.is_concluded:
        return _("Answer the recap"), reverse("conversations:recap", args=[conversation.pk]), _("Take your time.")
    if conversation.is_light:
        return _("Open the check-in"), page, _("Promises, talking points and notes on one page")
    if conversation.is_under_way or _is_at_the_door(around, talk):
        return _("Go in"), reverse("conversations:room", args=[conversation.pk]), ""
    if conversation.kind.preparation == "none":
        return _("Open it"), page, ""
    if talk.is_prepared_by_reader:
        return _("Look at your preparation"), page, ""
    return _("Prepare in three minutes"), page, _("The rest unfolds if you have time")


def _is_at_the_door(around: Around, talk: Talk) -> bool:
    """It begins now; for whoever has not prepared, three minutes are still enough for that."""
    begins = talk.conversation.starts_at
    wants = talk.conversation.kind.preparation == "blind" and not talk.is_prepared_by_reader
    return begins is not None and begins - (AT_ONCE if wants else SOON) < around.now


def _ready(around: Around, talk: Talk, points: list[TalkingPoint]) -> list[Ready]:
    if talk.conversation.is_concluded:
        return _answers(talk)
    shared = Ready(bool(points), _("Talking points"), _shares(around, talk, points))
    if talk.conversation.kind.preparation == "none":
        return [shared, Ready(True, _("Promises between you"), _between(around, talk))]
    return [*_preparations(talk), Ready(True, _("Evidence"), _("The same list for both")), shared]


def _preparations(talk: Talk) -> list[Ready]:
    """That somebody is done is known at once; what they wrote is not."""
    name, mine = {"name": talk.other.short_name}, talk.is_prepared_by_reader
    if talk.is_prepared_by_other:
        opens = _("Open to both of you") if mine else _("Opens when yours is done")
        theirs = Ready(True, _("%(name)s has prepared") % name, opens)
    else:
        theirs = Ready(False, _("%(name)s’s preparation") % name, _("Not done yet"))
    return [theirs, Ready(mine, _("Your preparation"), _("Done") if mine else _("Not done yet"))]


def _answers(talk: Talk) -> list[Ready]:
    answered = talk.other.pk in talk.conversation.recap.answered_by
    name = {"name": talk.other.short_name}
    theirs = Ready(answered, _("%(name)s’s answer") % name, _("Given") if answered else _("Not yet"))
    return [theirs, Ready(False, _("Your answer"), _("Not yet"))]


def _shares(around: Around, talk: Talk, points: list[TalkingPoint]) -> str:
    mine = sum(1 for point in points if point.author_id == around.me.pk)
    words = {"theirs": len(points) - mine, "name": talk.other.short_name, "mine": mine}
    return _("%(theirs)d from %(name)s, %(mine)d from you") % words if points else points_words(0)


def _between(around: Around, talk: Talk) -> str:
    pair = talk.conversation.relationship_id
    number = sum(1 for c in around.promises if c.is_open and c.relationship_id == pair)
    return ngettext("%(n)d open", "%(n)d open", number) % {"n": number} if number else _("Nothing open")
