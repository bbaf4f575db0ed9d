"""A goal in a form: the sentence, why, and until when; the rest unfolds in parts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY
from alongside.kpis.models import Kpi
from alongside.people.models import Person

from ..models import WORDED, Goal
from ..policies import goals_to_serve

MEASURE = ("measure", "unit", "direction", "baseline", "target", "target_high")
HANDED_OVER = ("deliverable", "accepted_by", "acceptance")
HELP = ("support", "obstacle", "then", "not_proud_of")
AROUND = ("contributors", "growth_link")  # of a goal alone: a template knows nobody
OWN_SAY = ("confidence", "commitment", "difficulty")  # its owner says it, in words; nothing is made of it


def _text(label: Any, length: int, hint: Any = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=length, required=False, help_text=hint, widget=widget)


def _of_five(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False, choices=[])


class WordsForm(forms.Form):
    """The words of a goal or of a template, without dates and people."""

    title = forms.CharField(
        label=_("The goal"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence: what will be different."),
        error_messages={"required": _("One sentence is enough to begin with.")},
    )
    why = _text(_("Why it matters"), 1000, rows=2)
    measure = _text(_("What is measured"), 120, _("Median reply time, cases opened again."))
    unit = _text(_("Unit"), 40)
    direction = forms.ChoiceField(
        label=_("Which way"), choices=[("", _("Not said")), *Goal.Direction.choices], required=False
    )
    baseline = forms.FloatField(label=_("Where it stands today"), required=False)
    target = forms.FloatField(label=_("Where to"), required=False)
    target_high = forms.FloatField(label=_("Up to, where it is kept between two"), required=False)
    deliverable = _text(_("Or: what will be there at the end"), 300)
    accepted_by = _text(_("Who says that it is good enough"), 120)
    acceptance = _text(_("It is good enough when"), 300)
    support = _text(_("What you need for it, and from whom"), 1000, rows=2)
    obstacle = _text(_("If this comes in the way"), 300)
    then = _text(_("Then I will"), 300)
    not_proud_of = _text(
        _("Which way of reaching it would we not be proud of?"), 300, _("Said once, it is easier not to go there.")
    )

    def _part(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        return [self[name] for name in names]

    @property
    def measures(self) -> list[forms.BoundField]:
        return self._part(MEASURE)

    @property
    def handed_over(self) -> list[forms.BoundField]:
        return self._part(HANDED_OVER)

    @property
    def helping(self) -> list[forms.BoundField]:
        return self._part(HELP)

    @property
    def around(self) -> list[forms.BoundField]:
        return [self[name] for name in AROUND if name in self.fields]

    def is_said(self, names: tuple[str, ...]) -> bool:
        return any(self[name].value() not in (None, "") for name in names)

    @property
    def measure_is_said(self) -> bool:
        return self.is_said(MEASURE)

    @property
    def rest_is_said(self) -> bool:
        return self.is_said((*HELP, *(name for name in AROUND if name in self.fields)))


class GoalWordsForm(WordsForm):
    due = forms.DateField(label=_("Until when"), required=False, widget=DAY)
    start = forms.DateField(label=_("From when"), required=False, widget=DAY)
    kind = forms.ChoiceField(label=_("What kind"), choices=Goal.Kind.choices, initial=Goal.Kind.OUTCOME, required=False)
    serves = _text(_("What it serves"), 300, _("A goal of the team or the company, in your words."))
    contributors = _text(_("Who else works on it"), 300, _("A name here opens nothing to them. Ask them first."))
    growth_link = _text(_("What you would learn by it"), 200, _("A skill of yours that it makes you practise."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        start = said.get("start") or timezone.localdate()
        if said.get("due") and said["due"] < start:
            self.add_error("due", _("That is before it starts. Choose a later day."))
        return said

    def words(self) -> dict[str, Any]:
        """What a goal keeps of it; what was left empty stays as the goal has it by itself."""
        said = {name: self.cleaned_data[name] for name in WORDED}
        said["start"] = said["start"] or timezone.localdate()
        said["kind"] = said["kind"] or Goal.Kind.OUTCOME
        return said


class GoalForm(GoalWordsForm):
    visibility = forms.ChoiceField(
        label=_("Who reads it"), choices=Goal.Visibility.choices, initial=Goal.Visibility.TWO, required=False
    )
    parent = forms.ModelChoiceField(label=_("It is part of"), queryset=Goal.objects.none(), required=False)
    kpi = forms.ModelChoiceField(
        label=_("A number that is followed here"),
        queryset=Kpi.objects.none(),
        required=False,
        help_text=_("Its readings then show how far the goal is."),
    )
    confidence = _of_five(_("How sure are you to reach it"))
    commitment = _of_five(_("How much do you want it"))
    difficulty = _of_five(_("How hard is it"))

    def __init__(self, *args: Any, person: Person, owner: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from ..queries.words import difficulty_words, sure_words, wanted_words

        above = Goal.objects.visible_to(person).filter(goals_to_serve(person)).active()
        self.fields["parent"].queryset = above  # type: ignore[attr-defined]
        self.fields["kpi"].queryset = Kpi.objects.visible_to(person).standing()  # type: ignore[attr-defined]
        for name, words in zip(OWN_SAY, (sure_words, wanted_words, difficulty_words), strict=True):
            said = [("", _("Not said")), *((n, words(n)) for n in range(5, 0, -1))]
            self.fields[name].choices = said  # type: ignore[attr-defined]
        if person.pk != owner.pk:
            for name in OWN_SAY:
                del self.fields[name]
            choices = [c for c in Goal.Visibility.choices if c[0] != Goal.Visibility.PRIVATE]
            self.fields["visibility"].choices = choices  # type: ignore[attr-defined]

    @property
    def own_say(self) -> list[forms.BoundField]:
        return [self[name] for name in OWN_SAY if name in self.fields]

    def facts(self) -> dict[str, Any]:
        further = {"parent", "kpi", *OWN_SAY} & set(self.fields)
        return self.words() | {
            "visibility": self.cleaned_data["visibility"] or Goal.Visibility.TWO,
            **{name: self.cleaned_data[name] for name in further},
        }


class RevisionForm(GoalWordsForm):
    reason = forms.CharField(
        label=_("Why it changes"), max_length=300, help_text=_("The old words stay readable beside the new ones.")
    )

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(goal, name) for name in (*WORDED, "version")})
        super().__init__(*args, **kwargs)


class ShareForm(forms.Form):
    visibility = forms.ChoiceField(label=_("Who reads it"), choices=Goal.Visibility.choices, widget=forms.RadioSelect)


class TemplateForm(WordsForm):
    weeks = forms.IntegerField(
        label=_("For how many weeks"),
        min_value=1,
        max_value=104,
        initial=12,
        error_messages={"required": _("Say for how many weeks: twelve are a quarter.")},
    )


class OfferForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        label=_("Offer it to"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one person at least, or come back later.")},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = Person.objects.employed().within_reach_of(person, "manager")
        self.fields["people"].queryset = led  # type: ignore[attr-defined]
