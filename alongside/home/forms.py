"""What an address may say: a page of a list, words to look for. Wrong values are left out."""

from django import forms


class PageForm(forms.Form):
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    q = forms.CharField(required=False, max_length=800)


def page_of(said: object) -> int:
    """The page a GET form names, or the first."""
    form = PageForm(said)  # type: ignore[arg-type]
    form.is_valid()
    return form.cleaned_data.get("page") or 1
