"""The archive as one ZIP: `my-data.json` for programs, `my-data.html` for people."""

import json
import zipfile
from io import BytesIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from alongside.people.models import Person

from ..register.not_protected import NOT_PROTECTED
from .parts import Part, parts_of


def packed(person: Person) -> bytes:
    """In the person's language and zone, which the caller has turned on."""
    now, parts = timezone.now(), parts_of(person)
    page = render_to_string(
        "trust/archives/page.html",
        {"person": person, "now": now, "parts": parts, "not_protected": NOT_PROTECTED},
    )
    said = json.dumps(_as_json(person, parts, now), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("my-data.json", said)
        archive.writestr("my-data.html", page)
    return out.getvalue()


def _as_json(person: Person, parts: list[Part], now: Any) -> dict[str, Any]:
    return {
        "person": {"id": person.pk, "name": person.name},
        "made_at": now,
        "tables": {
            part.entry.label: {
                "what": str(part.entry.what),
                "readers": str(part.entry.readers),
                "kept": part.kept,
                "rows": [row.values for row in part.rows],
            }
            for part in parts
        },
    }
