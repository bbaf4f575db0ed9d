"""The coach beside a text box."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.inclusion_tag("coach/_box.html")
def coach_box(
    box: str, name: str = "text", to: str = "", asks: bool = False, form: str = "", method: str = "", at: str = ""
) -> dict[str, Any]:
    """Reads the textarea with the id `box` as it is written. Stands behind it, in the same form.

    `name` is the field's name, `to` the address the form goes to (for readers without a script), `asks` whether the
    box also asks for what is missing: a time, an act, an effect, a next step. `form` names the form where the box
    stands outside it, `method` what that form's own buttons say. `at`: the coach's door, where it is another than ours.
    """
    said = {"of": name, "to": to} | ({"asks": "1"} if asks else {})
    address = f"{at or reverse('coach:reading')}?{urlencode(said)}"
    return {"box": box, "address": address, "region": f"{box}-coach", "form": form, "method": method}
