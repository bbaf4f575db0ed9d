"""What one cell says: cleaned text, a person's name, an address, a zone, a language."""

import re
import unicodedata
import zoneinfo
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

NOT_A_FIRST_NAME = re.compile(
    r"(jr|sr|ii|iii|iv|ph\.? ?d|m\.?d|mba|esq|dr|prof|b\.?sc|m\.?sc|m\.?a|b\.?a)\.?$", re.IGNORECASE
)
WITH_NUMBER = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]$")
WITH_EMAIL = re.compile(r".*<([^<>@\s]+@[^<>@\s]+)>$")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,6})?$")
_address = EmailValidator(allowlist=[])  # `name@localhost` reaches nobody
LANGUAGES = {
    **dict.fromkeys(("english", "englisch", "anglais", "inglés"), "en"),
    **dict.fromkeys(("german", "deutsch", "allemand", "alemán"), "de"),
    **dict.fromkeys(("french", "französisch", "français", "francés"), "fr"),
    **dict.fromkeys(("spanish", "spanisch", "espagnol", "español"), "es"),
}


def person_name(text: str) -> str:
    """`Weber, Jonas` is Jonas Weber; `Jonas Weber, PhD` stays."""
    last, comma, first = text.partition(",")
    first = first.strip()
    if not comma or not first or not last.strip() or "," in first or NOT_A_FIRST_NAME.match(first):
        return text
    return f"{first} {last.strip()}"


def folded(text: str) -> str:
    """For comparing names and addresses: case aside."""
    return unicodedata.normalize("NFC", text.casefold())


def is_email(text: str) -> bool:
    try:
        _address(text)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def zone_of(text: str) -> str:
    """The time zone's own spelling, or empty."""
    return _zones().get(text.casefold().replace(" ", "_"), "")


def locale_of(text: str) -> str:
    """`de_AT`, `de-at` and `Deutsch` → a language code, or empty."""
    code = text.casefold().replace("_", "-").partition(".")[0]
    return LANGUAGES.get(code, code if LANGUAGE.match(code) else "")
