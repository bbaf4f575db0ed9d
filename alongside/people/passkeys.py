"""The two ceremonies of a passkey (WebAuthn): adding one, and signing with one.

A page carries the options, the session the challenge, and one answer uses it up. The answer comes as JSON in a
form's field, which `static/js/pass-key.js` fills.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from alongside.foundation.errors import NotPossible

from .models import Passkey, Person

CHALLENGE = "passkey"
MOST_CHARACTERS = 20_000
T = TypeVar("T")


def adding_options(request: HttpRequest, person: Person) -> dict[str, Any]:
    """Options to make a passkey that is kept on the device and knows whose hand unlocks it."""
    user = PublicKeyCredentialUserEntity(id=person.pk.bytes, name=person.email or person.name, display_name=person.name)
    options, state = _server().register_begin(
        user,
        _names(person),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    request.session[CHALLENGE] = dict(state)
    return dict(options)


def add(request: HttpRequest, person: Person, answer: str, *, name: str) -> Passkey:
    state = request.session.pop(CHALLENGE, None)
    made = _understood(lambda: _server().register_complete(state, _read(answer)))
    data = made.credential_data
    if data is None:
        raise NotPossible(_not_taken())
    return person.add_passkey(
        credential_id=data.credential_id, public_data=bytes(data), sign_count=made.counter, name=name
    )


def signing_options(request: HttpRequest, person: Person | None = None) -> dict[str, Any]:
    """Options to sign with one of this person's passkeys. Nobody known: with any, unlocked by its owner's hand."""
    known = _names(person) if person else None
    need = UserVerificationRequirement
    options, state = _server().authenticate_begin(known, need.PREFERRED if person else need.REQUIRED)
    request.session[CHALLENGE] = dict(state)
    return dict(options)


def signed_with(request: HttpRequest, answer: str, person: Person | None = None) -> Passkey | None:
    """The passkey that signed this browser's challenge; of `person`, if one is named."""
    state = request.session.pop(CHALLENGE, None)
    try:
        said = _understood(lambda: AuthenticationResponse.from_dict(_read(answer)))
        found = Passkey.objects.filter(credential_id=said.raw_id, person__in=_whom(person)).select_related("person")
        passkey = found.first()
        if passkey is None:
            return None
        known = passkey
        _understood(lambda: _server().authenticate_complete(state, [_public_data(known)], said))
    except NotPossible:
        return None
    return passkey if passkey.note_use(said.response.authenticator_data.counter) else None


def _whom(person: Person | None) -> Any:
    return [person] if person else Person.objects.employed()


def _server() -> Fido2Server:
    """Bound to our own address: neither another host's page nor another port's may ask for these passkeys."""
    ours = urlsplit(settings.BASE_URL)
    origin = f"{ours.scheme}://{ours.netloc}"
    rp = PublicKeyCredentialRpEntity(id=ours.hostname or "localhost", name="Alongside")
    return Fido2Server(rp, AttestationConveyancePreference.NONE, verify_origin=lambda said: said == origin)


def _names(person: Person) -> list[PublicKeyCredentialDescriptor]:
    kind = PublicKeyCredentialType.PUBLIC_KEY
    return [PublicKeyCredentialDescriptor(type=kind, id=bytes(key.credential_id)) for key in person.passkeys.all()]


def _public_data(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(passkey.public_data))


def _read(answer: str) -> Mapping[str, Any]:
    said = json.loads(answer[:MOST_CHARACTERS])
    if not isinstance(said, dict):
        raise TypeError
    return said


def _understood(check: Callable[[], T]) -> T:
    """What a browser sends is taken apart by a library, and may break it anywhere: that is a no like any other."""
    try:
        return check()
    except Exception:
        raise NotPossible(_not_taken()) from None


def _not_taken() -> str:
    return _("This passkey was not taken. Reload the page and try once more.")
