"""A kind as the guest reads it, and as a file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, allow
from alongside.people import policies

from ..kinds import Kind
from ..models import Template, TemplateVersion
from ..queries.templates import readers_in_words, rhythm_in_words, steps_of


def show(request: HouseRequest, key: str) -> HttpResponse:
    version = _asked_for(request, template_found(request, key))
    return show_preview(request, version, version.kind)


def download(request: HouseRequest, key: str) -> HttpResponse:
    template = template_found(request, key)
    answer = HttpResponse(_asked_for(request, template).text, content_type="application/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{template.key}.yaml"'
    return answer


def template_found(request: HouseRequest, key: str) -> Template:
    allow(policies.may_edit_templates(request.user))
    return get_object_or_404(Template, key=key)


def _asked_for(request: HouseRequest, template: Template) -> TemplateVersion:
    """The version that the address names, or the newest."""
    if "version" not in request.GET:
        return template.newest
    return get_object_or_404(template.versions, number=number_in(request, "version", 0))


def number_in(request: HouseRequest, name: str, otherwise: int) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else otherwise


def show_preview(request: HouseRequest, version: TemplateVersion, kind: Kind, *, began_in: str = "") -> HttpResponse:
    """`began_in`: the tab on which a kind is being written that is not published yet."""
    said = {
        "template": version.template,
        "version": version,
        "kind": kind,
        "steps": steps_of(kind),
        "readers": readers_in_words(kind),
        "rhythm": rhythm_in_words(kind),
        "draft": kind.to_yaml() if began_in else "",
        "began_in": began_in,
        "read": request.POST.get("read", ""),
        "next_number": version.number + 1,
    }
    return render(request, "conversations/templates/preview.html", said)
