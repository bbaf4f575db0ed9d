"""What came by mail, as its author saves it for both: the words, and which of the offered promises they make."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import MailedTalk


class MailedTalkForm(forms.Form):
    text = forms.CharField(
        label=_("What it was about"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    happened_on = forms.DateField(label=_("When"), required=False, widget=DAY)

    def __init__(self, mailed: MailedTalk, said: Any = None) -> None:
        first = {"text": mailed.text, "happened_on": mailed.happened_on}
        super().__init__(said, initial=first)
        self.numbers = range(len(mailed.promises))
        for number, promise in enumerate(mailed.promises):
            self.fields[f"made_{number}"] = forms.BooleanField(label=_("I promise this"), required=False)
            self.fields[f"promise_{number}"] = forms.CharField(
                label=_("A promise"), max_length=300, required=False, initial=promise
            )
            self.fields[f"due_{number}"] = forms.DateField(label=_("By when"), required=False, widget=DAY)

    @property
    def offered(self) -> list[tuple[forms.BoundField, ...]]:
        return [(self[f"made_{n}"], self[f"promise_{n}"], self[f"due_{n}"]) for n in self.numbers]

    def made(self) -> list[tuple[str, date]]:
        said = self.cleaned_data
        return [(said[f"promise_{n}"], said[f"due_{n}"]) for n in self.numbers if said.get(f"made_{n}")]

    def clean(self) -> dict[str, Any]:
        said, today = super().clean() or {}, timezone.localdate()
        for n in self.numbers:
            if said.get(f"made_{n}"):
                self._look_at(n, said, today)
        if not said.get("text") and not any(said.get(f"made_{n}") for n in self.numbers) and "text" not in self.errors:
            self.add_error("text", _("A word or two is enough: what was it about?"))
        if said.get("happened_on") and said["happened_on"] > today:
            self.add_error("happened_on", _("That day is still to come. Plan the talk instead."))
        return said

    def _look_at(self, n: int, said: dict[str, Any], today: date) -> None:
        if not said.get(f"promise_{n}") and f"promise_{n}" not in self.errors:
            self.add_error(f"promise_{n}", _("What do you promise? Or take the tick away."))
        due = said.get(f"due_{n}")
        if due is None or due < today:
            self.add_error(f"due_{n}", _("By when? Choose today or a later day."))
