"""Allowing a source: administrators alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..fetching import is_address
from ..models import Source


class SourceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=Source.Kind.choices)
    address = forms.CharField(
        label=_("Address"),
        max_length=1000,
        help_text=_("https://… for a CSV file of kpi,date,value; host=… dbname=… user=… password=… for a database."),
    )
    query = forms.CharField(
        label=_("Query"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For a database: one SELECT that answers with kpi, date, value."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("name") and Source.objects.allowed().filter(name=said["name"]).exists():
            self.add_error("name", _("There is a source of this name. Choose another."))
        if said.get("address") and said.get("kind") and not is_address(said["kind"], said["address"]):
            self.add_error("address", _("This is not such an address. Look at the example above."))
        if said.get("kind") == Source.Kind.SQL and not said.get("query"):
            self.add_error("query", _("Which query answers with the readings?"))
        return said
