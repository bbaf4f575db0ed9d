"""What the environment says about Google Calendar. Read once, when settings are; absent, nobody is offered it."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings

from alongside.foundation.environment import Environment, Nonsense

CLIENT, SECRET = "ALONGSIDE_GOOGLE_CLIENT_ID", "ALONGSIDE_GOOGLE_SECRET"
SCOPES = "https://www.googleapis.com/auth/"


@dataclass(frozen=True)
class Setup:
    """`sign_in`, `token`, `revocation`, `caldav`: Google's addresses, unless something stands in for it."""

    client_id: str
    secret: str = field(repr=False)
    scope: str
    sign_in: str
    token: str
    revocation: str
    caldav: str


def read_setup(env: Environment) -> Setup | None:
    client_id, secret = env.text(CLIENT), env.text(SECRET)
    if not client_id and not secret:
        return None
    for name, said in ((CLIENT, client_id), (SECRET, secret)):
        if not said:
            raise Nonsense(name, "", "set too: Google gives a client its id and its secret together")
    return Setup(
        client_id=client_id,
        secret=secret,
        scope=SCOPES + env.one_of("ALONGSIDE_GOOGLE_SCOPE", ("calendar.events", "calendar")),
        sign_in=_address(env, "ALONGSIDE_GOOGLE_SIGN_IN_URL", "https://accounts.google.com/o/oauth2/v2/auth"),
        token=_address(env, "ALONGSIDE_GOOGLE_TOKEN_URL", "https://oauth2.googleapis.com/token"),
        revocation=_address(env, "ALONGSIDE_GOOGLE_REVOKE_URL", "https://oauth2.googleapis.com/revoke"),
        caldav=_address(env, "ALONGSIDE_GOOGLE_CALDAV_URL", "https://apidata.googleusercontent.com/caldav/v2"),
    )


def _address(env: Environment, name: str, googles: str) -> str:
    url = env.address(name, googles, schemes=("http", "https"))
    if url.startswith("http:") and not _is_this_machine(urlsplit(url).hostname or ""):
        raise Nonsense(name, url, "an https address; http is for this machine alone")
    return url


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_offered() -> bool:
    return settings.GOOGLE_CALENDAR is not None
