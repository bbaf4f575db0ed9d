"""What the tests' provider vouches for. Imported in its own process alone."""

import json
import sys
from pathlib import Path
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from idp import PEOPLE


class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]
    """The table in `idp.py`, and whatever a test laid into `claims.json`."""

    def get_claims(self, purpose: Any, user: Any, client: Any, scopes: Any, email: Any = None, **kwargs: Any) -> Any:
        address, verified, number = PEOPLE[user.username]
        said = {"email": address, "email_verified": verified, "employee_number": number, "name": user.get_full_name()}
        extra = Path(sys.argv[1]) / "claims.json"
        more = json.loads(extra.read_text()) if extra.exists() else {}
        return super().get_claims(purpose, user, client, scopes, email, **kwargs) | said | more
