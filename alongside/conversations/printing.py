"""On paper: the data of a recap and of a period, for the templates in `pdf/`. What is only offered is never printed."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.foundation.pdf import render
from alongside.kpis.printing import on_paper

from .models import Commitment, Relationship
from .queries.period import Period
from .queries.recap_answers import MOMENT
from .queries.recap_page import Promised, RecapPage, Side
from .queries.recap_points import Line, Section

Data = dict[str, Any]


def pdf_of_recap(page: RecapPage) -> bytes:
    pair = page.conversation.relationship
    data = _recap(page) | _frame(pair) | {"labels": _labels() | _mark_of([page]) | _look_again(page)}
    return render("conversations/pdf/recap.typ", data, language=get_language() or "en")


def pdf_of_period(period: Period) -> bytes:
    dates = {"since": date_format(period.since, "j F Y"), "until": date_format(period.until, "j F Y")}
    data = _frame(period.pair) | {
        "title": _("Our period"),
        "range": _("%(since)s to %(until)s") % dates,
        "promises": [_period_promise(promise) for promise in period.promises],
        "recaps": [_recap(page) for page in period.recaps],
        "numbers": [on_paper(card) for card in period.numbers],
        "labels": _labels() | _mark_of(period.recaps),
    }
    return render("conversations/pdf/period.typ", data, language=get_language() or "en")


def _frame(pair: Relationship) -> Data:
    names = {"guest": pair.guest.name, "host": pair.host.name}
    return {
        "pair": [pair.guest.name, pair.host.name],
        "private_to": _("Private to %(guest)s and %(host)s") % names,
        "footer": _("Made with Alongside on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
    }


def _recap(page: RecapPage) -> Data:
    return {
        "title": _("What we talked about and promised"),
        "kind": page.conversation.kind.name,
        "date_line": page.date_line,
        "sections": [_section(section) for section in page.sections],
        "promises": [_side(side) for side in page.sides],
        "different": _different(page),
        "confirmations": [
            {"name": said.person.name, "line": said.line, "confirmed": said.has_confirmed} for said in page.said
        ],
        "amendments": [
            {
                "by": added.by.name,
                "at": date_format(timezone.localtime(added.created_at), MOMENT),
                "reason": added.reason,
                "text": added.text,
            }
            for added in page.amendments
        ],
    }


def _section(section: Section) -> Data:
    return {"title": section.title, "points": [_point(line) for line in section.lines]}


def _point(line: Line) -> Data:
    return {
        "voice": line.point.voice.name if line.point.voice else "",
        "text": line.point.text,
        "checked": line.is_checked,
        "different": [{"by": view.by.name, "text": view.text} for view in line.views],
    }


def _side(side: Side) -> Data:
    return {"owner": side.owner.short_name, "items": [_promise(promised) for promised in side.promises]}


def _promise(promised: Promised) -> Data:
    return {
        "text": promised.commitment.text,
        "due": _("by %(day)s") % {"day": date_format(promised.commitment.due, "j F Y")},
        "state": _("added later") if promised.was_added_later else "",
    }


def _different(page: RecapPage) -> list[Data]:
    """What was written as different from the first, then what was said to a promise or to the whole."""
    written = [
        {"by": line.point.voice.name if line.point.voice else "", "text": line.point.text} for line in page.differing
    ]
    return written + [{"by": view.by.name, "text": _about(view)} for view in page.views if not _is_shown(page, view)]


def _is_shown(page: RecapPage, view: Any) -> bool:
    """Views of a point stand under it, unless the point itself is among what is seen differently."""
    return bool(view.point_id) and all(line.point.pk != view.point_id for line in page.differing)


def _about(view: Any) -> str:
    if view.commitment:
        return _("About “%(promise)s”: %(view)s") % {"promise": view.commitment.text, "view": view.text}
    return str(view.text)


def _period_promise(promise: Commitment) -> Data:
    return {
        "owner": promise.owner.short_name,
        "text": promise.text,
        "due": date_format(promise.due, "j F Y"),
        "state": _state(promise),
        "line": _ending(promise),
    }


def _state(promise: Commitment) -> str:
    if promise.is_kept:
        return _("Kept")
    return _("Let go") if promise.is_let_go else _("Open")


def _ending(promise: Commitment) -> str:
    if promise.is_kept:
        return _("Kept on %(day)s.") % {"day": _day(promise.keeping.created_at)}
    if promise.is_let_go:
        return _("Let go by both on %(day)s.") % {"day": _day(promise.letting_go.agreed_at)}
    return _("Moved by both.") if promise.agreed_moves else ""


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _look_again(page: RecapPage) -> Data:
    if not page.next or not page.next.starts_at:
        return {}
    day = date_format(timezone.localtime(page.next.starts_at), "l j F")
    return {"look_again": _("We look at these together on %(day)s.") % {"day": day}}


def _mark_of(pages: list[RecapPage]) -> Data:
    """What the pair mark says, for those who do not see it."""
    said = [one for page in pages for one in page.said]
    if said and all(one.has_confirmed for one in said):
        return {"pair_mark": _("Confirmed by both")}
    return {"pair_mark": _("Not confirmed by both")}


def _labels() -> dict[str, str]:
    return {
        "promises": _("What each of us will do"),
        "numbers": _("Numbers both of us read"),
        "will": _("{owner} will"),
        "nothing": _("Nothing this time."),
        "not_checked": _("{voice}’s words, not yet checked by {voice}"),
        "seen_differently": _("{by} sees this differently:"),
        "different": _("Where we see it differently"),
        "both_stay": _("Both views stay in the record as they are."),
        "confirmations": _("Who has confirmed"),
        "fair_record": _("A fair record is not agreement."),
        "amendments": _("Added later"),
        "amended": _("{by}, {at}"),
        "reason": _("Reason: {reason}"),
        "our_promises": _("What we promised each other"),
        "owner": _("Who"),
        "promise": _("Promise"),
        "due": _("By"),
        "state": _("Now"),
        "no_promises": _("No promises between these dates."),
        "recaps": _("Recaps"),
        "no_recaps": _("No recaps between these dates."),
    }
