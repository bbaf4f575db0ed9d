"""What each claim of SECURITY.md is held to: a sentence with figures, and when they are enough."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

Told = Any  # the figures of one name, as attributes

CLAIMS = {
    "T1": "Nobody sees more than the matrix says, through any channel",
    "T2": "Access that ends, ends within 60 seconds",
    "T3": "Anonymous means: nobody links an answer to a person",
    "T4": "Who reads as an outsider leaves a line the person sees",
    "T5": "Nothing acknowledged is lost, nothing is overwritten silently",
    "T6": "Everything about a person can be exported, and erased",
    "T7": "What we do not protect is said before anyone writes",
}
WITHOUT_SUBJECT = {"T3": "there are no surveys yet: nothing is anonymous, and nothing is promised"}


@dataclass(frozen=True)
class Figure:
    """`words` are filled with what was told under `name`; `enough` looks at the same."""

    claim: str
    name: str
    words: str
    enough: Callable[[Told], bool]

    def is_met_by(self, told: dict[str, Any]) -> bool:
        return self.enough(SimpleNamespace(**told))

    def said_of(self, told: dict[str, Any]) -> str:
        return self.words.format(**told)


FIGURES = (
    Figure(
        "T1",
        "two statements",
        "{comparisons:,} comparisons of Python with SQL, {differences} differences",
        lambda t: t.comparisons >= 100_000 and not t.differences,
    ),
    Figure(
        "T1",
        "faults",
        "{noticed:,} of {tried:,} faults put into rules noticed ({share:.1%}); {twice} more held by two rules",
        lambda t: t.tried >= 1_000 and t.share >= 0.95,
    ),
    Figure(
        "T1",
        "faults in purposes",
        "{noticed:,} of {tried:,} faults put into rules of the house's own purposes noticed ({share:.1%}); {twice} more"
        " held by two rules",
        lambda t: t.tried >= 1_000 and t.share >= 0.95,
    ),
    Figure(
        "T1",
        "faults in functions",
        "{noticed:,} of {tried:,} faults put into functions that look behind the rules noticed ({share:.1%})",
        lambda t: t.tried >= 300 and t.share >= 0.95,
    ),
    Figure(
        "T1",
        "doors",
        "{asked:,} answers of {doors} doors × methods × nine people × three states, {wrong} wrong",
        lambda t: t.asked > 2_000 and not t.wrong,
    ),
    Figure(
        "T1",
        "planted",
        "{texts} plantings of hostile texts, {answers:,} answers read, {troubles} troubles",
        lambda t: t.answers > 5_000 and not t.troubles,
    ),
    Figure(
        "T1",
        "logs",
        "{planted} texts in requests forced to fail, {found} in the logs; {control} in the control",
        lambda t: t.planted >= 20 and not t.found and t.control,
    ),
    Figure(
        "T1",
        "cost",
        "row-level security costs {cost}",
        lambda t: t.pairs >= 30 and t.worst <= 0.15,
    ),
    Figure(
        "T2",
        "leavers",
        "{doors} doors shut with the next request after somebody left, {open} still open",
        lambda t: t.doors > 100 and not t.open,
    ),
    Figure("T2", "stream", "an open stream ended after {seconds} s", lambda t: t.seconds < 60),
    Figure(
        "T4",
        "readings",
        "{reads:,} requests of outsiders: {records} reads seen by a proxy, {lines} lines in the log",
        lambda t: t.reads >= 10_000 and t.records == t.lines,
    ),
    Figure(
        "T4",
        "reading doors",
        "{doors:,} requests at every door and method, {wrong} read without their line",
        lambda t: t.doors > 300 and not t.wrong,
    ),
    Figure(
        "T5",
        "killed web",
        "{kills} kills of the web: {acknowledged:,} acknowledged, {lost} lost, {halves} half saved",
        lambda t: t.kills >= 20 and not t.lost and not t.halves,
    ),
    Figure(
        "T5",
        "killed database",
        "{kills} kills of PostgreSQL: {acknowledged:,} acknowledged, {lost} lost, {halves} half saved",
        lambda t: t.kills >= 20 and not t.lost and not t.halves,
    ),
    Figure(
        "T5",
        "control",
        "control that has to lose (synchronous_commit=off): {lost} of {acknowledged:,} lost",
        lambda t: t.lost > 0,
    ),
    Figure(
        "T5",
        "killed workers",
        "{kills} workers killed: {missing} letters missing, {doubled} reminders doubled",
        lambda t: t.kills >= 200 and not t.missing and not t.doubled,
    ),
    Figure(
        "T5",
        "storm",
        "{reminders:,} reminders and {invitations} invitations, {kills} workers killed, {silences} mails taken by a"
        " server that then fell silent: {doubled} reminders doubled, {missing} invitations missing ({repeated} came"
        " again under their Message-ID), {lost} reminders did not arrive",
        lambda t: t.reminders >= 10_000 and t.kills >= 200 and t.silences and not t.doubled and not t.missing,
    ),
    Figure(
        "T5",
        "interleavings",
        "{steps:,} interleaved saves of {rows} sorts of rows: {accepted:,} accepted, {shown:,} shown both texts,"
        " {overwritten} silently overwritten",
        lambda t: t.steps >= 10_000 and t.accepted and t.shown and not t.overwritten,
    ),
    Figure(
        "T5",
        "interleavings at doors",
        "{steps:,} at {doors} doors: {accepted:,} accepted, {shown:,} shown both texts, {overwritten} overwritten",
        lambda t: t.steps >= 2_000 and t.accepted and t.shown and not t.overwritten,
    ),
    Figure(
        "T5",
        "input",
        "{requests:,} requests with broken input at {doors} doors ({left} not asked) and with files,"
        " {broken} answered 500, {halves} half saved",
        lambda t: t.requests > 500 and not t.left and not t.broken and not t.halves,
    ),
    Figure(
        "T6",
        "restore",
        "a backup with its keys apart came back into an empty place in {seconds} s",
        lambda t: t.seconds <= 1_800,
    ),
    Figure(
        "T6",
        "archive",
        "{fields} fields about a person in the archive, {missing} missing, {others} of others",
        lambda t: t.fields > 50 and not t.missing and not t.others,
    ),
    Figure(
        "T6",
        "erasure",
        "{columns} columns searched after an erasure, {found} hold the name or the address",
        lambda t: t.columns > 100 and not t.found,
    ),
    Figure(
        "T7", "receipts", "{boxes} text boxes, {bare} without a word on who reads it", lambda t: t.boxes and not t.bare
    ),
)
