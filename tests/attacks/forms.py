"""Every form of a page, filled in: what is written becomes hostile, what is chosen stays a choice."""

from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

from django.utils import timezone

FREE = {"text", "search", "url", "tel", "password", ""}
SHAPED = {"email": "mei@example.org", "number": "5", "time": "09:00"}


def _in_three_days() -> str:
    return (timezone.localdate() + timedelta(days=3)).isoformat()


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    written: dict[str, int | None] = field(default_factory=dict)  # name: the longest it may be

    def filled(self, text: str, *, every: bool) -> dict[str, str]:
        """With `text` in all that is freely written, as long as its box; or, `every`, in everything a browser sends."""
        names = set(self.fields) - {"_method"} if every else set(self.written)
        longest = {} if every else self.written
        return {n: text[: longest.get(n)] if n in names else value for n, value in self.fields.items()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self.form = Form(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form and name:
            self._add(self.form, tag, name, said)
        if tag == "option" and self.form and self.select and ("selected" in said or not self.form.fields[self.select]):
            self.form.fields[self.select] = said.get("value", "")

    def _add(self, form: Form, tag: str, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "").lower()
        if tag == "textarea" or (tag == "input" and kind in FREE and "list" not in said):
            form.written[name] = int(said["maxlength"]) if said.get("maxlength", "").isdecimal() else None
            form.fields[name] = said.get("value", "")
            self.area = name if tag == "textarea" else ""
        elif tag == "input" and (kind in {*SHAPED, "date"} or "list" in said):
            form.fields[name] = said.get("value") or SHAPED.get(kind) or _in_three_days()
        elif tag == "input" and kind in {"hidden", "radio", "checkbox"}:
            form.fields.setdefault(name, said.get("value", "on"))
        elif tag == "select":
            self.select = name
            form.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self.form and self.area:
            self.form.fields[self.area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag == "textarea":
            self.area = ""
        if tag == "select":
            self.select = ""


def forms_of(page: bytes) -> list[Form]:
    reader = _Reader()
    reader.feed(page.decode())
    return [form for form in reader.forms if form.method == "post"]
