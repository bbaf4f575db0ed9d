"""Defining a number: a name and whose it is; the rest unfolds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY
from alongside.people.models import Person, Team

from ..models import Kpi, Source
from ..queries.lists import people_to_define_for, teams_to_define_for

TARGETS = ("target_kind", "target_low", "target_high", "target_by")
DETAILS = ("direction", "comes_from", "quality", "fed_by")
PLAIN = ("name", "meaning", "unit", "rhythm", "is_share", *TARGETS, *DETAILS)


class KpiForm(forms.Form):
    name = forms.CharField(
        label=_("What is counted"),
        max_length=120,
        help_text=_("As you would say it: open cases at the end of the week."),
    )
    meaning = forms.CharField(
        label=_("What it counts, and what it does not"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("Hours, cases, euros."))
    rhythm = forms.ChoiceField(label=_("How often"), choices=Kpi.Rhythm.choices, initial=Kpi.Rhythm.WEEK)
    is_share = forms.BooleanField(
        label=_("It is a share"), required=False, help_text=_("How many of how many, as in 6 of 50.")
    )
    target_kind = forms.ChoiceField(label=_("Target"), choices=Kpi.TargetKind.choices, initial=Kpi.TargetKind.NONE)
    target_low = forms.FloatField(label=_("From"), required=False, help_text=_("Of a share: in per cent."))
    target_high = forms.FloatField(label=_("To"), required=False)
    target_by = forms.DateField(label=_("By which day"), required=False, widget=DAY)
    direction = forms.ChoiceField(
        label=_("Which way is better"), choices=Kpi.Direction.choices, initial=Kpi.Direction.NEITHER
    )
    comes_from = forms.CharField(label=_("Where it comes from"), max_length=200, required=False)
    quality = forms.ModelChoiceField(
        label=_("The number that keeps it honest"),
        queryset=Kpi.objects.none(),
        required=False,
        help_text=_("A second number that would suffer if this one were reached the wrong way."),
    )
    fed_by = forms.ModelChoiceField(
        label=_("Fetched from"), queryset=Source.objects.none(), required=False, help_text=_("Once a day.")
    )

    def __init__(self, *args: Any, person: Person, kpi: Kpi | None = None, **kwargs: Any) -> None:
        if kpi is not None:
            kwargs.setdefault("initial", _said(kpi))
        super().__init__(*args, **kwargs)
        beside = Kpi.objects.visible_to(person).standing()
        self.fields["quality"].queryset = beside.exclude(pk=kpi.pk) if kpi else beside  # type: ignore[attr-defined]
        self.fields["fed_by"].queryset = Source.objects.allowed()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        wrong = _target_problem(said)
        if wrong:
            self.add_error(*wrong)
        return said

    def facts(self) -> dict[str, Any]:
        """What is kept: of the target only what its kind uses; of a share, its parts of one."""
        said = {name: self.cleaned_data[name] for name in PLAIN}
        uses = USES[said["target_kind"]]
        for name in TARGETS[1:]:
            said[name] = said[name] if name in uses else None
        if said["is_share"]:
            for name in ("target_low", "target_high"):
                said[name] = said[name] / 100 if said[name] is not None else None
        return said

    @property
    def targets(self) -> list[forms.BoundField]:
        return [self[name] for name in TARGETS]

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in DETAILS]


class RedefineForm(KpiForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _said(kpi) | {"version": kpi.version})
        super().__init__(*args, kpi=kpi, **kwargs)


class NewKpiForm(KpiForm):
    whose = forms.ChoiceField(label=_("Whose number"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        self._people = {str(p.pk): p for p in people_to_define_for(person)}
        self._teams = {str(t.pk): t for t in teams_to_define_for(person)}
        mine = [(str(person.pk), _("Mine"))]
        theirs = [(key, p.name) for key, p in self._people.items() if p.pk != person.pk]
        teams = [(key, t.name) for key, t in self._teams.items()]
        self.fields["whose"].choices = [*mine, *theirs, *teams]  # type: ignore[attr-defined]
        self._people.setdefault(str(person.pk), person)

    @property
    def owner(self) -> Person | None:
        return self._people.get(self.cleaned_data["whose"])

    @property
    def team(self) -> Team | None:
        return self._teams.get(self.cleaned_data["whose"])


USES: dict[str, tuple[str, ...]] = {
    "none": (),
    "at_least": ("target_low",),
    "at_most": ("target_high",),
    "between": ("target_low", "target_high"),
    "reach_by": ("target_low", "target_high", "target_by"),
}


def _said(kpi: Kpi) -> dict[str, Any]:
    said = {name: getattr(kpi, name) for name in PLAIN}
    if kpi.is_share:
        for name in ("target_low", "target_high"):
            said[name] = said[name] * 100 if said[name] is not None else None
    return said


def _target_problem(said: dict[str, Any]) -> tuple[str, Any] | None:
    """The first thing that a target of this kind lacks."""
    kind = said.get("target_kind")
    low, high = said.get("target_low"), said.get("target_high")
    if kind in ("at_least", "between") and low is None:
        return "target_low", _("From which figure on?")
    if kind in ("at_most", "between") and high is None:
        return "target_high", _("Up to which figure?")
    if kind == "between" and low is not None and high is not None and low > high:
        return "target_high", _("This lies below the other one. Swap them.")
    if kind == "reach_by" and said.get("target_by") is None:
        return "target_by", _("By which day?")
    if kind == "reach_by" and (low is None) == (high is None):
        return "target_low", _("Give one of the two: from, to reach it upwards; to, to reach it downwards.")
    return None
