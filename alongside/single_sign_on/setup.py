"""What the environment says about the company's sign-in. Read once, when settings are; absent, there is none."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.foundation.environment import Environment, Nonsense
from alongside.foundation.errors import NotPossible

WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class Setup:
    """`number_claim`: the claim that holds the employee number, where people are matched by it."""

    issuer: str
    client_id: str
    secret: str
    name: str
    number_claim: str
    trusts_addresses: bool
    welcomes_newcomers: bool
    asks_second_step: bool


def read_setup(env: Environment) -> Setup | None:
    url = env.address("ALONGSIDE_OIDC_URL", "", schemes=("http", "https")).removesuffix(WELL_KNOWN)
    if not url:
        return None
    if url.startswith("http:") and not is_loopback(url):
        raise Nonsense("ALONGSIDE_OIDC_URL", url, "an https address; http is for this machine alone")
    client_id = env.text("ALONGSIDE_OIDC_CLIENT_ID")
    if not client_id:
        raise Nonsense("ALONGSIDE_OIDC_CLIENT_ID", "", "the client’s id, as the provider shows it")
    return Setup(
        issuer=url,
        client_id=client_id,
        secret=env.text("ALONGSIDE_OIDC_SECRET"),
        name=env.text("ALONGSIDE_OIDC_NAME"),
        number_claim=env.text("ALONGSIDE_OIDC_NUMBER_CLAIM"),
        trusts_addresses=env.flag("ALONGSIDE_OIDC_ADDRESSES_ARE_VERIFIED", default=False),
        welcomes_newcomers=env.flag("ALONGSIDE_OIDC_NEWCOMERS", default=False),
        asks_second_step=env.flag("ALONGSIDE_OIDC_ASKS_SECOND_STEP", default=False),
    )


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def the_setup() -> Setup:
    """Where there is one; views ask first."""
    setup: Setup | None = settings.COMPANY_SIGN_IN
    if setup is None:
        raise NotPossible(_("No company sign-in is set up here."))
    return setup
