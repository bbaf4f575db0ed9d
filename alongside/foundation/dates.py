"""How every form asks for a day."""

from django import forms

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")  # each field copies its widget
