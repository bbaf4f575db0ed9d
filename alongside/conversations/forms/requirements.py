"""Proposing that a kind is required by agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import Template


class RequirementForm(forms.Form):
    kind = forms.ModelChoiceField(
        Template.objects.offered(),
        to_field_name="key",
        label=_("Which kind of talk"),
        empty_label=None,
        error_messages={
            "required": _("Choose the kind of talk."),
            "invalid_choice": _("There is no such kind here. Choose one of these."),
        },
    )
    agreement = forms.CharField(
        label=_("The law or works agreement"),
        help_text=_("Its name, as people here know it. It stands on the receipt of every such talk."),
        max_length=200,
        error_messages={"required": _("Name the law or agreement, so that people can look it up.")},
    )
    agreed_on = forms.DateField(
        label=_("Of which day"),
        widget=DAY,
        error_messages={
            "required": _("Choose the day it was agreed on, or came into force."),
            "invalid": _("That day does not exist. Try the day before."),
        },
    )
