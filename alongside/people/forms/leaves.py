"""Days on which somebody is away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

NO_DAY = _("That day does not exist. Try the day before.")


class LeaveForm(forms.Form):
    starts_on = forms.DateField(
        label=_("The first day"),
        widget=DAY,
        error_messages={"required": _("Choose the first day you are away."), "invalid": NO_DAY},
    )
    ends_on = forms.DateField(
        label=_("The last day"),
        widget=DAY,
        help_text=_("No reason is asked and none is kept."),
        error_messages={"required": _("Choose the last day; for one day away, the same day."), "invalid": NO_DAY},
    )
