"""What makes a kind a good one: lengths, minutes, the order of the steps, and who may read what follows."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from .problem import KindProblem
from .sheet import one_line

if TYPE_CHECKING:
    from .schema import Kind, Prompt, Stage

TOGETHER: Final = ("arrive", "look_back", "strengths", "goals", "growth", "plan")
GUEST_FIRST: Final = ("look_back", "strengths", "goals", "growth")
NAME, TEXT = 60, 300
MOST_PROMPTS, MOST_PREPARATION = 12, 6


def check_prompt(prompt: "Prompt") -> None:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,20}", prompt.id):
        raise KindProblem("id", _("has one to twenty letters, digits or hyphens, like “Q010” or “our-3”."))
    _check_text("text", prompt.text, TEXT)
    _check_text("why", prompt.why, TEXT)


def check_stage(stage: "Stage") -> None:
    if stage.key not in TOGETHER:
        raise KindProblem("key", _("is one of: %s. The other steps come by themselves.") % ", ".join(TOGETHER))
    _check_text("name", stage.name, NAME)
    _check_text("purpose", stage.purpose, TEXT)
    _check_range("minutes", stage.minutes, 1, 120)
    if stage.first_speaker == "host" and stage.key in GUEST_FIRST:
        raise KindProblem("first_speaker", _("is the guest in this step. Write “guest”."))
    _check_range("prompts", len(stage.prompts), 2, MOST_PROMPTS)
    _check_strengths_first(stage)


def check_kind(kind: "Kind") -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", kind.key):
        raise KindProblem("key", _("has small letters, digits and underscores, like “check_in”."))
    _check_text("name", kind.name, NAME)
    _check_text("purpose", kind.purpose, TEXT)
    _check_range("minutes", kind.minutes, 5, 240)
    _check_range("notice_days", kind.notice_days, 0, 20)
    _check_weight(kind)
    _check_audience(kind)
    _check_preparation(kind)
    _check_stages(kind)
    _check_ids(kind.prompts)


def _check_text(key: str, text: str, most: int) -> None:
    if not text:
        raise KindProblem(key, _("is empty. Write a sentence."))
    if len(text) > most:
        raise KindProblem(
            key, _("has %(count)d characters. Shorten it to %(most)d.") % {"count": len(text), "most": most}
        )
    if text != one_line(text) or any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text):
        raise KindProblem(key, _("holds a line break or a hidden character. Write it again on one line."))


def _check_range(key: str, count: int, least: int, most: int) -> None:
    if not least <= count <= most:
        words = {"least": least, "most": most, "count": count}
        raise KindProblem(key, _("lies between %(least)d and %(most)d. Here it is %(count)d.") % words)


def _check_strengths_first(stage: "Stage") -> None:
    edges = [prompt.growing_edge for prompt in stage.prompts]
    if any(edges) and stage.key != "strengths":
        raise KindProblem("prompts", _("ask about a growing edge. Move that question to the strengths step."))
    if edges != sorted(edges) or all(edges):
        raise KindProblem("prompts", _("begin with strengths. Move growing edges below them."))


def _check_weight(kind: "Kind") -> None:
    if kind.is_light and (kind.preparation == "blind" or kind.recap == "expected" or kind.formal):
        advice = _("light has no preparation, no expected recap and is not formal. Write “staged”, or change those.")
        raise KindProblem("weight", advice)
    if kind.formal and kind.recap == "optional":
        raise KindProblem("recap", _("is expected in a formal kind. Write “expected”."))


def _check_audience(kind: "Kind") -> None:
    readers = set(kind.audience)
    if len(readers) < len(kind.audience) or not readers >= {"guest", "host"}:
        raise KindProblem("audience", _("names the guest and the host, each once."))
    if kind.formal and "hr_partner" not in readers:
        raise KindProblem("audience", _("of a formal kind names hr_partner, so that people know before they write."))
    if not kind.formal and readers != {"guest", "host"}:
        raise KindProblem("audience", _("is the guest and the host alone, unless the kind is formal."))


def _check_preparation(kind: "Kind") -> None:
    if kind.preparation == "blind":
        _check_range("preparation_questions", len(kind.preparation_questions), 1, MOST_PREPARATION)
    elif kind.preparation_questions:
        raise KindProblem("preparation_questions", _("need “preparation: blind”. Change that, or write []."))
    if any(prompt.growing_edge for prompt in kind.preparation_questions):
        raise KindProblem(
            "preparation_questions", _("are the same for both. Move growing edges to the strengths step.")
        )


def _check_stages(kind: "Kind") -> None:
    keys = [stage.key for stage in kind.stages]
    if not keys:
        raise KindProblem("stages", _("is empty. Add at least one step, for example “arrive”."))
    if keys != [key for key in TOGETHER if key in keys]:
        raise KindProblem("stages", _("come once each and in this order: %s.") % ", ".join(TOGETHER))
    total = sum(stage.minutes for stage in kind.stages)
    if total > kind.minutes:
        words = {"total": total, "minutes": kind.minutes}
        advice = _(
            "take %(total)d minutes together, and the talk has %(minutes)d. Shorten a step or lengthen the talk."
        )
        raise KindProblem("stages", advice % words)


def _check_ids(prompts: "Sequence[Prompt]") -> None:
    twice = [id_ for id_, count in Counter(prompt.id for prompt in prompts).items() if count > 1]
    if twice:
        raise KindProblem("stages", _("ask %s twice. Give each question its own id.") % ", ".join(twice))
