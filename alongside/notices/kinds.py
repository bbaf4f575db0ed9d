"""Kinds of notices: rooms above say what they announce, with which sentence, and whether it may go by mail too."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .facts import readable

if TYPE_CHECKING:
    from .models import Notice

Words = str | Promise


def always(notice: "Notice") -> bool:
    return True


@dataclass(frozen=True)
class Kind:
    """`sentence` may name `%(by)s` and what the notice's facts hold. `name` stands in the list of mail choices.

    `mailable` lets people choose it by mail, `mailed` is what holds until they do. `holds` is asked again before a
    mail leaves: whether what it says is still so.
    """

    event: str
    sentence: Words
    reason: Words
    name: Words = ""
    mailable: bool = False
    mailed: bool = False
    holds: Callable[["Notice"], bool] = always

    def sentence_with(self, **facts: Any) -> str:
        """Facts that an older version did not keep are left out."""
        known = {name: readable(fact) for name, fact in facts.items()}
        return str(self.sentence) % defaultdict(str, known)


_kinds: dict[str, Kind] = {}


def announce(*kinds: Kind) -> None:
    """Called from `AppConfig.ready()`."""
    _kinds.update({kind.event: kind for kind in kinds})


def kind_of(event: str) -> Kind:
    """What to say of an event; something general where its room does not speak of it any more."""
    return _kinds.get(event) or Kind(event, _("Something changed here."), _("It is about something you take part in."))


def kinds_by_mail() -> list[Kind]:
    return [kind for kind in _kinds.values() if kind.mailable]
