"""One's own profile: plain facts, and three notes that each have an audience."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.people.models import Person, ProfileNote
from alongside.people.public_days import countries, regions
from alongside.people.queries import Readers
from alongside.people.zones import zone_named

HOUR = {"type": "time"}
Audience = ProfileNote.Audience


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    pronouns = forms.CharField(
        label=gettext_lazy("Pronouns"), max_length=40, required=False, help_text=gettext_lazy("If you like.")
    )
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        max_length=64,
        help_text=gettext_lazy("Write a city near you and choose, as in Europe/Berlin."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"}),
    )
    locale = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    works_from = forms.TimeField(
        label=gettext_lazy("You work from"), widget=forms.TimeInput(attrs=HOUR, format="%H:%M")
    )
    works_until = forms.TimeField(label=gettext_lazy("until"), widget=forms.TimeInput(attrs=HOUR, format="%H:%M"))
    works_on = forms.MultipleChoiceField(
        label=gettext_lazy("On these days"),
        choices=[(str(number + 1), name) for number, name in WEEKDAYS_ABBR.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Talks are suggested within these hours and days."),
        error_messages={"required": gettext_lazy("Choose at least one day.")},
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Public holidays of"),
        required=False,
        help_text=gettext_lazy("On these days nothing is suggested, and nobody is reminded."),
    )
    region = forms.CharField(label=gettext_lazy("Region"), max_length=40, required=False, widget=forms.Select)

    class Meta:
        model = Person
        fields = ["pronouns", "zone", "locale", "works_from", "works_until", "works_on", "country", "region"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["works_on"] = list(self.instance.works_on)
        self.fields["country"].choices = [("", _("No country chosen")), *countries()]  # type: ignore[attr-defined]
        found = regions(self._country())
        self.fields["region"].widget.choices = [("", _("The whole country")), *found]
        self.has_regions = bool(found)

    def _country(self) -> str:
        """What is sent, else what was chosen before: a country's regions are asked once it is known."""
        return str(self.data.get("country", self.instance.country) if self.is_bound else self.instance.country)

    def clean_region(self) -> str:
        """Of another country, chosen before this one: the whole country."""
        region = str(self.cleaned_data["region"])
        return region if region in dict(regions(self._country())) else ""

    def clean_zone(self) -> str:
        zone = zone_named(self.cleaned_data["zone"])
        if not zone:
            raise ValidationError(_("We do not know this zone. Write a large city near you, as in Europe/Berlin."))
        return zone

    def clean_works_on(self) -> str:
        return "".join(sorted(self.cleaned_data["works_on"]))

    def clean(self) -> dict[str, Any]:
        begin, end = self.cleaned_data.get("works_from"), self.cleaned_data.get("works_until")
        if begin and end and begin >= end:
            self.add_error("works_until", _("Choose an end after the start. At night: the hours when you can talk."))
        return self.cleaned_data


class NoteForm(forms.Form):
    """One note about oneself. The audiences are named, so that one knows before writing."""

    text = forms.CharField(max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    audience = forms.ChoiceField(label=gettext_lazy("Who may read it"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, note: ProfileNote, readers: Mapping[str, Readers]) -> None:
        said = {"text": note.text, "audience": note.audience, "version": 0 if note._state.adding else note.version}
        super().__init__(data, initial=said, prefix=note.topic)
        self.note = note
        self.fields["text"].label = ProfileNote.Topic(note.topic).label
        self.fields["audience"].choices = [(a, _audience_words(a, readers.get(a))) for a in Audience]  # type: ignore[attr-defined]

    def keep(self) -> None:
        if {"text", "audience"} & {*self.changed_data}:
            self.note.person.say(self.note.topic, **self.cleaned_data)


def _audience_words(audience: str, readers: Readers | None) -> str:
    if readers is None:
        return _("Everyone who works here")
    if audience == Audience.ME:
        return _("Only me")
    if audience == Audience.MANAGER:
        return _("My manager: %(names)s") % {"names": get_text_list(list(readers.names), _("and")) or _("nobody now")}
    people = ngettext("%(count)d person", "%(count)d people", readers.count) % {"count": readers.count}
    return _("My team and my manager: %(people)s") % {"people": people}
