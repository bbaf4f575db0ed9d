"""The kinds as the HR partner keeps them: the list, the versions of one, what changed, and the preview."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..kinds import Kind, Prompt, Stage, choose
from ..models import Template, TemplateVersion

A_PAGE = 25
AROUND = 2  # unchanged lines shown beside a change


@dataclass(frozen=True)
class Kept:
    """Booked talks that hold to an older version, as a count and nothing else; `few` where they are too few to tell."""

    talks: int

    @property
    def few(self) -> bool:
        return self.talks == 0


@dataclass(frozen=True)
class KindLine:
    template: Template
    version: TemplateVersion
    kept: Kept | None  # nothing older exists yet


@dataclass(frozen=True)
class Step:
    """What the guest sees of a step: the questions of one talk, and how many more take turns."""

    stage: Stage
    asked: tuple[Prompt, ...]
    others: int


@dataclass(frozen=True)
class Line:
    mark: str  # same, out, in, or gap
    text: str


def kind_lines() -> list[KindLine]:
    """Every kind, those on offer first, each with its newest version."""
    versions = TemplateVersion.objects.select_related("template", "by")
    newest = versions.order_by("template_id", "-number").distinct("template_id")
    kept = _kept()
    lines = [_line(version, kept) for version in newest]
    return sorted(lines, key=lambda line: (line.template.is_retired, line.template.position, line.template.name))


def kept_by(version: TemplateVersion) -> Kept | None:
    return _line(version, _kept()).kept


def _line(version: TemplateVersion, kept: dict[UUID, int]) -> KindLine:
    older = Kept(kept.get(version.template_id, 0)) if version.number > 1 else None
    return KindLine(version.template, version, older)


def _kept() -> dict[UUID, int]:
    """By kind, the talks still to come that were booked on an older version; left out below seven people."""
    with connection.cursor() as cursor:
        cursor.execute("select template, talks from conversations_on_older_versions()")
        return dict(cursor.fetchall())


def versions_page(template: Template, page: int) -> "Page[TemplateVersion]":
    return Paginator(template.versions.select_related("by").order_by("-number"), A_PAGE).get_page(page)


def steps_of(kind: Kind) -> list[Step]:
    """As in the first talk of a pair, when nothing was asked before."""
    steps = []
    for stage in kind.stages:
        asked = choose(kind, stage.key, [])
        steps.append(Step(stage, asked, len(stage.prompts) - len(asked)))
    return steps


def rhythm_in_words(kind: Kind) -> str:
    if not kind.cadence:
        return _("When it is needed")
    every = kind.cadence.every
    words = {
        "day": ngettext("Every day", "Every %(every)d days", every),
        "week": ngettext("Every week", "Every %(every)d weeks", every),
        "month": ngettext("Every month", "Every %(every)d months", every),
    }
    return words[kind.cadence.unit] % {"every": every}


def changes_readers(kind: Kind) -> bool:
    """Whether others than before will read new talks of this kind. A new kind is measured by the two alone."""
    version = TemplateVersion.objects.filter(template__key=kind.key).order_by("-number").first()
    before = version.kind.audience if version else ("guest", "host")
    return set(kind.audience) != set(before) or kind.formal != bool(version and version.kind.formal)


def readers_in_words(kind: Kind) -> list[str]:
    """Who reads the recap, as the receipt says it before anybody writes."""
    lines = [_("The two who talk.")]
    if "hr_partner" in kind.audience:
        lines.append(_("This kind is formal: the HR partner who looks after the guest reads the signed record."))
    if "companion" in kind.audience:
        lines.append(_("A companion whom the guest names reads it once it is sealed."))
    if not kind.formal:
        lines.append(_("Nobody else here. HR sees that a talk took place, in groups of seven or more."))
    return lines


def difference(old: str, new: str) -> list[Line]:
    """The lines that changed between two texts, with two unchanged ones around them."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND):
        if lines:
            lines.append(Line("gap", ""))
        for tag, a, b, c, d in group:
            lines.extend(_changed(tag, before[a:b], after[c:d]))
    return lines


def _changed(tag: str, before: list[str], after: list[str]) -> Iterator[Line]:
    if tag == "equal":
        yield from (Line("same", text) for text in before)
        return
    yield from (Line("out", text) for text in before)
    yield from (Line("in", text) for text in after)
