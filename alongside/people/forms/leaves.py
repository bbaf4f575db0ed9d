"""Days on which somebody is away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY


class LeaveForm(forms.Form):
    starts_on = forms.DateField(label=_("The first day"), widget=DAY)
    ends_on = forms.DateField(label=_("The last day"), widget=DAY, help_text=_("No reason is asked and none is kept."))
