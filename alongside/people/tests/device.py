"""A passkey's device in software: makes and signs as WebAuthn says, and lies where a test wants it to."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV


@dataclass
class Device:
    """`flags`: what it says of its owner's hand; `origin`: which page it believes to be on."""

    origin: str = field(default_factory=lambda: settings.BASE_URL)
    rp_id: str = "localhost"
    flags: AuthenticatorData.FLAG = PRESENT | VERIFIED
    count: int = 1
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def make(self, options: dict[str, Any]) -> str:
        data = AttestedCredentialData.create(
            bytes(16),
            self.credential_id,
            ES256.from_cryptography_key(self.key.public_key()),  # type: ignore[no-untyped-call]
        )
        about = AuthenticatorData.create(self._rp_hash, self.flags | AuthenticatorData.FLAG.AT, self.count, bytes(data))
        made = bytes(AttestationObject.create("none", about, {}))
        said = self._client_data("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=made)

    def sign(self, options: dict[str, Any]) -> str:
        about = bytes(AuthenticatorData.create(self._rp_hash, self.flags, self.count))
        said = self._client_data("webauthn.get", options)
        signature = self.key.sign(about + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=about, signature=signature)

    @property
    def _rp_hash(self) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest()

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, **parts: bytes) -> str:
        name = websafe_encode(self.credential_id)
        response = {part: websafe_encode(value) for part, value in parts.items()}
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
