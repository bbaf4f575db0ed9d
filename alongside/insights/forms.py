"""Forms of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import FLOOR, MOST

BETWEEN = _("Choose between %(least)d and %(most)d people.")


class GroupSizeForm(forms.Form):
    number = forms.IntegerField(label=_("People a group needs"), min_value=FLOOR, max_value=MOST)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        said = BETWEEN % {"least": FLOOR, "most": MOST}
        self.fields["number"].help_text = said
        self.fields["number"].error_messages |= dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
