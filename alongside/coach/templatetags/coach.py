"""The coach beside a text box."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.inclusion_tag("coach/_box.html")
def coach_box(box: str, name: str = "text", to: str = "", asks: bool = False) -> dict[str, Any]:
    """Reads the textarea with the id `box` as it is written. Stands behind it, in the same form.

    `name` is the field's name, `to` the address the form goes to (for readers without a script), `asks` whether the
    box also asks for what is missing: a time, an act, an effect, a next step.
    """
    said = {"of": name, "to": to} | ({"asks": "1"} if asks else {})
    return {"box": box, "address": f"{reverse('coach:reading')}?{urlencode(said)}", "region": f"{box}-coach"}
