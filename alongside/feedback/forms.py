"""What is written: feedback in four parts, a line below it, and whom it is shown to."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY
from alongside.people.models import latest_day

from .models import WORDS, Feedback, LogEntry, Recognition


def _box(label: Any, hint: Any, most: int, rows: int = 2, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("What did you see or hear? One sentence is enough.")},
    )


class DraftForm(forms.Form):
    """All of it may still be missing."""

    situation = _box(_("When was it, and where?"), _("One occasion is easier to hear than a habit."), 1000, 1)
    behaviour = _box(_("What did you see or hear?"), _("What they did or said. A plain text is fine too."), 4000, 4)
    impact = _box(_("What followed from it?"), _("For the work, for others, for you."), 2000)
    next_step = _box(_("What would help next time?"), _("One thing to keep, or to try."), 1000)
    question = _box(_("What do you want to ask?"), _("You cannot see what somebody meant: ask them."), 500, 1)

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in WORDS}


class FeedbackForm(DraftForm):
    behaviour = _box(
        _("What did you see or hear?"), _("What they did or said. A plain text is fine too."), 4000, 4, required=True
    )
    audience = forms.ChoiceField(
        label=_("Who reads it?"), choices=Feedback.Audience.choices, widget=forms.RadioSelect,
        initial=Feedback.Audience.PERSON,
        error_messages={"required": _("Choose who reads it: only the person, or also their manager.")},
    )  # fmt: skip


class WordsForm(DraftForm):
    """The words alone, before it is read: who reads it was said when it was given."""

    behaviour = _box(
        _("What did you see or hear?"), _("What they did or said. A plain text is fine too."), 4000, 4, required=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecognitionForm(forms.Form):
    """`values`: the words it may name, of the company and of the person."""

    quality = forms.ChoiceField(
        label=_("What was it?"), choices=Recognition.Quality.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest.")},
    )  # fmt: skip
    situation = _box(_("When was it, and where?"), _("One occasion says more than “always”."), 1000, 1)
    behaviour = _box(_("What did they do?"), _("So that they know which thing you mean."), 4000, 4, required=True)
    impact = _box(_("What did it make possible?"), _("For the work, for others, for you."), 2000)
    value = forms.ChoiceField(label=_("Does it stand for something?"), required=False)
    audience = forms.ChoiceField(
        label=_("Who reads it?"), choices=Recognition.Audience.choices, widget=forms.RadioSelect,
        initial=Recognition.Audience.PERSON,
        error_messages={"required": _("Choose who reads it: only the person, or also their team.")},
    )  # fmt: skip

    def __init__(self, *args: Any, values: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["value"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101  said above
        choices.choices = [("", _("No, or not in these words")), *values]

    @property
    def words(self) -> dict[str, str]:
        return {name: said for name, said in self.cleaned_data.items() if name != "audience"}


class RecognitionDraftForm(forms.Form):
    """All of it may still be missing, or be none of what can be chosen by then."""

    quality = forms.CharField(max_length=13, required=False)
    situation = forms.CharField(max_length=1000, required=False)
    behaviour = forms.CharField(max_length=4000, required=False)
    impact = forms.CharField(max_length=2000, required=False)
    value = forms.CharField(max_length=200, required=False)

    @property
    def words(self) -> dict[str, str]:
        return dict(self.cleaned_data)


class OccasionForm(forms.Form):
    occasion = forms.RegexField(r"^[a-z]+:[0-9a-f-]{36}$", max_length=60)


class TieForm(forms.Form):
    """`lines`: of the reader's own profile, each with the part it stands in."""

    line = forms.ChoiceField(
        label=_("Which line?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of your lines.")},
    )  # fmt: skip

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["line"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101  said above
        choices.choices = [(f"{topic}:{text}", text) for topic, text in lines]

    @property
    def line_chosen(self) -> tuple[str, str]:
        topic, _colon, text = self.cleaned_data["line"].partition(":")
        return topic, text


class ValueForm(forms.Form):
    name = forms.CharField(
        label=_("A value, in a few words"), max_length=200, error_messages={"required": _("A word or two is enough.")}
    )


class RequestForm(forms.Form):
    question = forms.CharField(
        label=_("What would you like to know?"),
        help_text=_("One thing is easier to answer than everything."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OutsideRequestForm(RequestForm):
    outsider = forms.CharField(
        label=_("Who is it?"), help_text=_("As you call them. Nothing is sent to them from here."), max_length=100,
        error_messages={"required": _("Who is it? A name you will recognise is enough.")},
    )  # fmt: skip


class OutsideAnswerForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=100, error_messages={"required": _("Write your name, as they know you.")}
    )
    behaviour = _box(
        _("What did you see or hear?"), _("What they did or said. A plain text is fine."), 4000, 4, required=True
    )
    impact = _box(_("What followed from it?"), _("For the work, or for you."), 2000)
    next_step = _box(_("What would help next time?"), _("One thing to keep, or to try."), 1000)


def _day() -> forms.DateField:
    return forms.DateField(label=_("When"), required=False, widget=DAY)


class ObservationForm(forms.Form):
    text = forms.CharField(
        label=_("What did you see or hear?"),
        help_text=_("One occasion, what was done, what followed."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("A word or two is enough.")},
    )
    on = _day()

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on and on > latest_day():
            raise forms.ValidationError(_("That day is still to come. Choose today or a day before."))
        return on


class LogForm(ObservationForm):
    text = forms.CharField(
        label=_("What happened?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("A word or two is enough.")},
    )
    kind = forms.ChoiceField(choices=[(k.value, k.label) for k in (LogEntry.Kind.WIN, LogEntry.Kind.LESSON)])


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Write below it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write a line first.")},
    )
    asks = forms.BooleanField(label=_("This asks something"), required=False)
