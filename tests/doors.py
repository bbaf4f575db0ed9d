"""The matrix of doors as data, and the things that stand behind them in each phase of a talk."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

import yaml
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from alongside.conversations import models
from alongside.conversations.testing import a_conversation, a_mailed_talk, a_pair, a_point, a_promise
from alongside.feedback.models import ask, jot, keep_value
from alongside.feedback.testing import feedback_for, recognition_for
from alongside.foundation.testing import by_owner
from alongside.goals.models import GoalTemplate, ScorecardLine, add_line, write_template
from alongside.goals.testing import a_goal
from alongside.insights.testing import a_release
from alongside.kpis.models import Source, allow_source
from alongside.kpis.testing import a_kpi, readings_of
from alongside.notices.testing import a_channel
from alongside.people.models import ImportFile, Person
from alongside.people.testing import Cast, a_passkey, an_app
from alongside.scheduling.testing import a_calendar, a_series
from alongside.trust.archives.pack import packed
from alongside.trust.models import Archive, DecisionPage, Enquiry, EnquiryProgress, Holding

LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PHASES = ("before", "during", "after")
NOBODY = "nobody"
KNOW_OF_TALKS = {"demo", "home", "insights", "conversations"}
NO_TALKS = {"kind", "required", "proposed", "quarter", "token", "role", "series", "calendar_notes"}
EVERYBODY = ("amira", "jonas", "ines", "lucia", "hal", "ada", "otto", "noor", NOBODY)
WRITERS = ("amira", "jonas", "lucia", "ada")  # they have between them every form there is


@dataclass(frozen=True)
class Door:
    """One address and method, and who gets what there."""

    name: str
    method: str
    about: dict[str, str]
    data: dict[str, str]
    ok: frozenset[str]
    refused: frozenset[str]
    hidden: frozenset[str]
    fresh: bool

    def expected(self, who: str) -> str:
        if who in self.ok:
            return "ok"
        if who in self.hidden:
            return "hidden"
        if who == NOBODY:
            return "sign-in"
        return "refused" if who in self.refused else "hidden"


def who_asks(door: Door) -> list[str]:
    """Two of those who get the same there, and others at the next door; in the long tests everybody."""
    if LONG:
        return list(EVERYBODY)
    alike: dict[str, list[str]] = {}
    for who in EVERYBODY:
        alike.setdefault(door.expected(who), []).append(who)
    return [who for group in alike.values() for who in two_of(group, door)]


def two_of(people: Sequence[str], door: Door) -> list[str]:
    """Whose turn it is at this door, and who comes next."""
    turn = crc32(f"{door.method} {door.name}".encode())
    return [people[(turn + step) % len(people)] for step in range(min(2, len(people)))]


def matrix_in(phase: str) -> list[Door]:
    """The doors whose answer may hang on how far the talk is; after it, and always in the long tests, all there are.

    Imports run downhill, so no room below *conversations* knows of a talk; and a door about something else does not.
    """
    if LONG or phase == "after":
        return matrix()
    return [door for door in matrix() if door.name.partition(":")[0] in KNOW_OF_TALKS and _may_hang_on_a_talk(door)]


def _may_hang_on_a_talk(door: Door) -> bool:
    return not door.about or not NO_TALKS.issuperset(door.about.values())


@cache
def matrix() -> list[Door]:
    said = yaml.safe_load((Path(__file__).parent / "matrix.yaml").read_text(encoding="utf-8"))
    return list(_doors(said))


def _doors(said: dict[str, Any]) -> Iterator[Door]:
    for name, entry in said["doors"].items():
        for method in METHODS:
            if audience := entry.get(method):
                who = said["audiences"][audience]
                yield Door(
                    name=name.split("@")[0],
                    method=method,
                    about=entry.get("about", {}),
                    data=entry.get("data", {}),
                    ok=frozenset(who.get("ok", ())),
                    refused=frozenset(who.get("refused", ())),
                    hidden=frozenset(who.get("hidden", ())),
                    fresh=method in entry.get("fresh", ()),
                )


def addresses() -> dict[str, tuple[str, ...]]:
    """Every address there is, with the methods it answers."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], room: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, f"{pattern.app_name}:" if pattern.app_name else room)
        elif isinstance(pattern, URLPattern):
            yield f"{room}{pattern.name}", tuple(getattr(pattern.callback, "methods", ("?",)))


def things(cast: Cast, phase: str) -> dict[str, Any]:
    """What the addresses are about, by name."""
    mine = _between(cast.amira, cast.jonas, phase)
    theirs = {f"was_{name}": thing for name, thing in _between(cast.amira, cast.noor, phase).items()}
    found = mine | theirs | {"import_file": an_import_file(cast.ada)} | a_second_step(cast.amira) | data_requests(cast)
    found |= feedback_between(cast)
    found |= _numbers(cast) | _goals(cast)
    found["quarter"] = a_release().quarter.key
    found |= a_requirement(cast)
    found["leave"] = by_owner(cast.amira.take_leave)(timezone.localdate(), timezone.localdate())
    found["calendar"] = a_calendar(cast.amira)
    found["series"] = a_series(found["calendar"], cast.jonas)
    pair = found["pair"]
    found["calendar_notes"] = by_owner(models.keep_calendar_notes)(pair, uuid4().hex, by=cast.amira)
    found["mailed_talk"] = a_mailed_talk(cast.amira)
    found["channel"] = a_channel(cast.ada)
    return found | {name: getattr(cast, name) for name in EVERYBODY if name != NOBODY}


@by_owner
def a_requirement(cast: Cast) -> dict[str, Any]:
    """One kind is required, another proposed: once in a company."""
    kinds = models.Template.objects.all()
    if there := list(models.Requirement.objects.order_by("created_at")[:2]):
        return {"required": there[0], "proposed": there[1]}
    facts: dict[str, Any] = {"agreement": "Works agreement 7", "agreed_on": date(2026, 1, 5)}
    required = models.require(kinds[0], by=cast.lucia, **facts)
    required.confirm(by=cast.ada)
    return {"required": required, "proposed": models.require(kinds[1], by=cast.lucia, **facts)}


@by_owner
def a_second_step(person: Person) -> dict[str, Any]:
    return {"app": an_app(person), "passkey": a_passkey(person)}


@by_owner
def feedback_between(cast: Cast) -> dict[str, Any]:
    """To Amira: from Jonas, one of them shown to Otto; and from Otto for her manager too, while Noor led her.

    Jonas asks Otto for her.
    """
    shown = feedback_for(cast.amira, cast.jonas, "Your guide is clear")
    shown.widen(to=cast.otto, by=cast.amira)
    hidden = recognition_for(cast.amira, cast.jonas, "You asked first", audience="team")
    hidden.hide(by=cast.amira)
    day = timezone.localdate() - timedelta(days=20)
    return {
        "recognition": recognition_for(cast.amira, cast.jonas),
        "team_recognition": recognition_for(cast.amira, cast.jonas, audience="team"),
        "hidden_recognition": hidden,
        "value": keep_value(f"We say what we do, {uuid4()}", by=cast.lucia),
        "feedback": feedback_for(cast.amira, cast.jonas),
        "shown_feedback": shown,
        "log_entry": jot(cast.jonas, "She stayed calm", kind="observation", about=cast.amira),
        "request": ask(cast.otto, by=cast.jonas, about=cast.amira),
        "manager_feedback": feedback_for(cast.amira, cast.otto, "You called back", audience="manager", on=day),
    }


@by_owner
def an_import_file(administrator: Person) -> ImportFile:
    data = b"Name;E-Mail\nMei Lin;mei@example.org\n"
    return ImportFile.objects.create(person=administrator, filename="people.csv", data=data)


@by_owner
def _goals(cast: Cast) -> dict[str, Any]:
    """Amira's goals, of each visibility and all agreed but one; her scorecard; a goal that Jonas offers."""
    goal, proposed = a_goal(cast.amira, agreed_by=cast.jonas), a_goal(cast.amira, "Proposed", visibility="everyone")
    wide = {f"goal_of_{v}": a_goal(cast.amira, v, agreed_by=cast.jonas, visibility=v) for v in ("team", "everyone")}
    stop = goal.plan("Half-way", timezone.localdate(), by=cast.jonas)
    template: GoalTemplate = write_template("Try the guide", by=cast.jonas)
    line: ScorecardLine = add_line(cast.amira, "Hands over", by=cast.jonas)
    return wide | {
        "goal": goal,
        "goal_proposed": proposed,
        "goal_private": a_goal(cast.amira, "Hers alone", visibility="private"),
        "milestone": stop,
        "goal_pause": goal.pause(timezone.localdate(), timezone.localdate(), by=cast.amira),
        "goal_template": template,
        "line": line,
    }


@by_owner
def _numbers(cast: Cast) -> dict[str, Any]:
    """Amira's number: a reading that both read, and one that is still hers alone; and her team's."""
    kpi, of_team = a_kpi(cast.amira), a_kpi(None, "Calls", by=cast.amira, team=cast.amira.team)
    opened, fresh = readings_of(kpi, [4.0, 5.0], fresh=1)
    note, contest = opened.note("The line was down", by=cast.jonas), opened.contest("Not so", by=cast.amira)
    source: Source = allow_source(
        f"Warehouse {uuid4()}", by=cast.ada, kind="url", address="https://numbers.example.org/"
    )
    return {
        "kpi": kpi,
        "team_kpi": of_team,
        "team_reading": readings_of(of_team, [7.0])[0],
        "reading": opened,
        "fresh_reading": fresh,
        "kpi_note": note,
        "kpi_contest": contest,
        "source": source,
    }


@by_owner
def data_requests(cast: Cast) -> dict[str, Any]:
    """Amira asked for her archive, and what others hold; Jonas holds something. Lucía wrote how decisions are made."""
    archive = Archive.objects.create(person=cast.amira)
    archive.keep(packed(cast.amira))
    enquiry = Enquiry.objects.create(person=cast.amira)
    EnquiryProgress.objects.create(enquiry=enquiry, answer_by=timezone.localdate(), looked_at=timezone.now(), asked=1)
    held = {"thing_type": "people.Person", "thing_id": cast.amira.pk}
    holding = Holding.objects.create(enquiry=enquiry, subject=cast.amira, author=cast.jonas, **held)
    DecisionPage.objects.get_or_create(number=1, defaults={"text": "In March.", "by": cast.lucia})
    return {"archive": archive, "enquiry": enquiry, "holding": holding}


@by_owner
def _between(guest: Person, host: Person, phase: str) -> dict[str, Any]:
    pair = a_pair(guest, host)
    talk = a_conversation(guest, host, "quarterly", at=timezone.now() + timedelta(days=2))
    found: dict[str, Any] = {
        "pair": pair,
        "conversation": talk,
        "point": a_point(pair, host),
        "promise": a_promise(pair, host),
        "offer": models.suggest(pair, "Try the guide", by=host, due=timezone.localdate() + timedelta(days=3)),
        "just_talked": models.just_talked(pair, "On the stairs", by=host),
        "handover": models.Handover.objects.get_or_create(person=guest, to=host, starts_on=timezone.localdate())[0],
        "remark": models.Remark.objects.create(conversation=talk, item="added:x", by=host, how="adds", text="More"),
    }
    models.PrivateNote.objects.create(relationship=pair, conversation=talk, author=guest, text="Mine")
    talk.enter(by=host)
    found["note"] = models.write_note(talk, "What I saw", by=host, stage="strengths")
    found["paraphrase"] = models.say_back(talk, "You want time", by=host)
    if phase == "before":
        models.Entrance.objects.all().delete()
        models.Conversation.objects.filter(pk=talk.pk).update(started_at=None)
    if phase == "after":
        talk.conclude(by=host)
        found["recap"] = recap = models.draft_recap(talk, by=host)
        found["recap_point"] = recap.points.first()
        recap.confirm(by=host)
        found["recap_talk"] = talk
    return found
