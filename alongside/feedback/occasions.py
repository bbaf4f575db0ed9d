"""Occasions: what somebody did that is worth a word of recognition. An offer to whoever may read it; never a duty.

This room knows goals; rooms above say theirs through `add_occasions`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.goals.models import CheckIn, Goal, Milestone
from alongside.goals.policies import goals_visible_to
from alongside.people.models import Person, Reach, company_day

from .models import OccasionAnswer, Recognition

OFFERED, REMEMBERED = timedelta(days=30), timedelta(days=90)
MOST = 200


@dataclass(frozen=True)
class Occasion:
    key: str  # its address: `milestone:<key>`, `promise:<key>`
    kind: Literal["milestone", "promise", "progress"]
    person: Person  # who did it
    text: str  # the words of the promise, the milestone, the goal
    on: date
    url: str

    @property
    def is_offered(self) -> bool:
        """News of a goal is something to talk about, and nothing that was reached."""
        return self.kind != "progress"

    @property
    def title(self) -> str:
        words = {
            "milestone": _("%(name)s reached a milestone, %(day)s"),
            "promise": _("%(name)s kept a promise, %(day)s"),
            "progress": _("%(name)s wrote about a goal, %(day)s"),
        }[self.kind]
        return words % {"name": self.person.short_name, "day": date_format(self.on, "j F")}

    @property
    def begun(self) -> dict[str, str]:
        """A draft that names what happened and when. Its author says the rest."""
        did = {
            "milestone": _("You reached the milestone “%(text)s”."),
            "promise": _("You kept your promise: “%(text)s”."),
            "progress": _("You wrote about your goal “%(text)s”."),
        }[self.kind]
        quality = {"milestone": "result", "promise": "ownership", "progress": ""}[self.kind]
        words = {"situation": date_format(self.on, "j F Y"), "behaviour": did % {"text": self.text}}
        return words | {"quality": Recognition.Quality(quality).value if quality else ""}


Source = Callable[[Person, date], Iterable[Occasion]]
_sources: list[Source] = []


def add_occasions(source: Source) -> None:
    """Called from `AppConfig.ready()`: what others did since a day, as far as somebody may read it."""
    if source not in _sources:
        _sources.append(source)


def occasions_for(me: Person, since: date) -> list[Occasion]:
    """The newest first, without those that I answered."""
    answered = set(OccasionAnswer.objects.filter(by=me).values_list("occasion", flat=True))
    found = [o for source in _sources for o in source(me, since) if o.key not in answered]
    return sorted(found, key=lambda occasion: (occasion.on, occasion.key), reverse=True)


def occasion_named(me: Person, key: str, subject: Person) -> Occasion | None:
    """What somebody begins from, as long as they may read it, and it is of whom they write to."""
    if not key:
        return None
    found = occasions_for(me, company_day() - REMEMBERED)
    return next((o for o in found if o.key == key and o.person.pk == subject.pk), None)


def of_goals(me: Person, since: date) -> Iterable[Occasion]:
    """Milestones others reached, of goals I read; and of goals of people I lead, the newest that was said."""
    goals = Goal.objects.filter(goals_visible_to(me), owner__in=Person.objects.employed()).exclude(owner=me)
    reached = Milestone.objects.filter(goal__in=goals, reached_on__gt=since)
    for stop in reached.select_related("goal__owner").order_by("-reached_on")[:MOST]:
        assert stop.reached_on  # noqa: S101  asked for above
        key, url = f"milestone:{stop.pk}", stop.goal.get_absolute_url()
        yield Occasion(key, "milestone", stop.goal.owner, stop.title, stop.reached_on, url)
    led = Reach.objects.filter(actor=me, relation=Reach.MANAGER).values("subject")
    said = CheckIn.objects.filter(goal__in=goals.filter(owner__in=led), day__gt=since)
    for news in (
        said.select_related("goal__owner").order_by("goal_id", "-day", "-created_at").distinct("goal_id")[:MOST]
    ):
        key, url = f"progress:{news.pk}", news.goal.get_absolute_url()
        yield Occasion(key, "progress", news.goal.owner, news.goal.title, news.day, url)
