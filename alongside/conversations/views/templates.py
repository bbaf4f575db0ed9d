"""The kinds of conversation, as the HR partner keeps them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.proof import fresh

from ..forms.kind_sheet import KindSheet, with_one_more
from ..forms.templates import SeenForm, YamlForm
from ..kinds import Kind
from ..models import Template, TemplateVersion
from ..queries.templates import changes_readers, difference, kept_by, kind_lines, readers_in_words, versions_page
from .template_previews import number_in, show_preview, template_found


def index(request: HouseRequest) -> HttpResponse:
    allow(policies.may_edit_templates(request.user))
    return render(request, "conversations/templates/index.html", {"kinds": kind_lines()})


def show(request: HouseRequest, key: str) -> HttpResponse:
    """Its words in fields, the whole as YAML, or its versions."""
    template = template_found(request, key)
    newest, tab = template.newest, request.GET.get("as", "")
    if tab == "versions":
        return _versions(request, template, newest)
    if tab == "yaml":
        form: KindSheet | YamlForm = YamlForm(template=template, initial={"text": newest.text})
    else:
        form = KindSheet(newest.kind)
    return _editor(request, newest, form)


def update(request: HouseRequest, key: str) -> HttpResponse:
    """Publish the next version; or, before that, add a question, look at it as the guest, go on changing."""
    template = template_found(request, key)
    newest, read = template.newest, _read(request, template)
    if "text" in request.POST:
        form: KindSheet | YamlForm = YamlForm(request.POST, template=template)
    else:
        form = KindSheet(read.kind, with_one_more(request.POST, request.POST.get("more", "")))
    if "more" in request.POST:
        return _editor(request, newest, form, read)
    overtaken = request.POST.get("seen") != str(newest.number)
    if not form.is_valid() or overtaken:
        return _editor(request, newest, form, read, overtaken=overtaken, status=422)
    if "look" in request.POST:
        return show_preview(request, newest, form.kind, began_in=_tab(form))
    if request.POST.get("again") == "words":
        return _editor(request, newest, KindSheet(form.kind), read)
    if "again" in request.POST:
        return _editor(request, newest, form, read)
    messages.success(request, _published(newest, form.kind, request))
    return turn_to(request, template)


def retire(request: HouseRequest, key: str) -> HttpResponse:
    template = template_found(request, key)
    template.retire(by=request.user)
    messages.success(request, _("“%s” is not offered any more. Talks already booked take place.") % template.name)
    return turn_to(request, "conversations:templates")


def bring_back(request: HouseRequest, key: str) -> HttpResponse:
    template = template_found(request, key)
    template.bring_back(by=request.user)
    messages.success(request, _("“%s” is offered again.") % template.name)
    return turn_to(request, template)


def _read(request: HouseRequest, template: Template) -> TemplateVersion:
    """The version whose steps the fields were made of."""
    form = SeenForm(request.POST)
    number = form.cleaned_data["read"] if form.is_valid() else 0
    return template.versions.filter(number=number).first() or template.newest


def _published(newest: TemplateVersion, kind: Kind, request: HouseRequest) -> str:
    text = kind.to_yaml()
    if text == newest.text:
        return _("Nothing was changed. Version %d stays the newest.") % newest.number
    if changes_readers(kind):
        fresh(request)
    version = newest.template.publish(text, by=request.user)
    return _("Version %d is published. Talks already booked keep theirs.") % version.number


def _editor(
    request: HouseRequest,
    newest: TemplateVersion,
    form: KindSheet | YamlForm,
    read: TemplateVersion | None = None,
    *,
    overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    tab = _tab(form)
    grown = request.POST.get("more", "")
    said = {"form": form, "read": (read or newest).number, "overtaken": overtaken, "grown": grown}
    page = f"conversations/templates/{tab}.html"
    return render(request, page, _around(newest, tab) | said, status=status)


def _tab(form: KindSheet | YamlForm) -> str:
    return "yaml" if isinstance(form, YamlForm) else "words"


def _around(newest: TemplateVersion, tab: str) -> dict[str, Any]:
    """What stands on every tab of a kind."""
    return {
        "template": newest.template,
        "newest": newest,
        "kind": newest.kind,
        "tab": tab,
        "next_number": newest.number + 1,
        "kept": kept_by(newest),
        "readers": readers_in_words(newest.kind),
    }


def _versions(request: HouseRequest, template: Template, newest: TemplateVersion) -> HttpResponse:
    """All of them, and what changed between two."""
    page = versions_page(template, number_in(request, "page", 1))
    old = number_in(request, "old", newest.number - 1)
    new = number_in(request, "new", newest.number)
    texts = dict(template.versions.filter(number__in=[old, new]).values_list("number", "text"))
    lines = difference(texts[old], texts[new]) if old in texts and new in texts else None
    compared = {"page": page, "old": old, "new": new, "lines": lines}
    return render(request, "conversations/templates/versions.html", _around(newest, "versions") | compared)
