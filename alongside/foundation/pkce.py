"""Proof of possession (PKCE, RFC 7636): whoever comes back with a code shows that they are the one who went out."""

import base64
import hashlib
import secrets


def new_verifier() -> str:
    """Stays here."""
    return secrets.token_urlsafe(32)


def challenge_of(verifier: str) -> str:
    """Goes out (S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
