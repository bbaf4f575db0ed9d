"""Proposing that a kind is required by agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import Template


class RequirementForm(forms.Form):
    kind = forms.ModelChoiceField(
        Template.objects.offered(), to_field_name="key", label=_("Which kind of talk"), empty_label=None
    )
    agreement = forms.CharField(
        label=_("The law or works agreement"),
        help_text=_("Its name, as people here know it. It stands on the receipt of every such talk."),
        max_length=200,
    )
    agreed_on = forms.DateField(label=_("Of which day"), widget=DAY)
