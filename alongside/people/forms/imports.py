"""A file of people: choosing it, and deciding by hand what cannot be told from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.people.imports.choices import Choices
from alongside.people.imports.columns import IGNORE
from alongside.people.imports.decoding import ENCODINGS
from alongside.people.imports.headers import FIELDS, field_name
from alongside.people.imports.preview import Preview
from alongside.people.imports.table import MOST_BYTES

MOST_CHOSEN = 60  # columns that can be chosen by hand; wider files keep what their headers say


class ImportFileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV or XLSX file"),
        help_text=_("With a name and an e-mail address or an employee number for each person. At most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Export only the columns that are needed."))
        return file


class ChoicesForm(forms.Form):
    """`column_3` says what the third column holds; empty means what its header says."""

    full = forms.BooleanField(
        label=_("The file holds everybody"), help_text=_("Whoever is missing in it has left."), required=False
    )
    skip_bad_rows = forms.BooleanField(
        label=_("Leave rows with problems out"), help_text=_("The other rows can then be imported."), required=False
    )
    dates = forms.ChoiceField(
        label=_("Dates like 03/04/2026"),
        choices=[("", _("As the column shows")), ("dmy", _("Day first")), ("mdy", _("Month first"))],
        required=False,
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        choices=[("", _("Find out")), *((name, name) for name in ENCODINGS)],
        required=False,
    )
    sheet = forms.CharField(label=_("Sheet of the workbook"), max_length=100, required=False)

    def __init__(self, *args: Any, headers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("As the header says")), (IGNORE, _("Leave out")), *((f, field_name(f)) for f in FIELDS)]
        for at, header in enumerate(headers[:MOST_CHOSEN], start=1):
            label = header or _("Column without a name")
            self.fields[f"column_{at}"] = forms.ChoiceField(label=label, choices=choices, required=False)

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def decided(self) -> dict[str, object]:
        """What is not empty, ready to be kept."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def choices_form(found: Preview, decided: dict[str, Any]) -> ChoicesForm:
    headers = found.inspection.table.header.cells if found.inspection.table else []
    return ChoicesForm(initial=decided, headers=headers)


def choices_of(decided: dict[str, Any]) -> Choices:
    """What was kept, as the import wants it."""
    mapping = {
        "#" + name.removeprefix("column_"): field for name, field in decided.items() if name.startswith("column_")
    }
    kept = {name: decided.get(name, "") for name in ("dates", "encoding", "sheet")}
    return Choices(mapping, **kept)
