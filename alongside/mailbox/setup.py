"""What the environment says about the mailbox. Read once, when settings are; absent, no mail is read."""

import hashlib
import hmac
from dataclasses import dataclass, field
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.foundation.environment import Environment, Nonsense
from alongside.foundation.errors import NotPossible

URL, ADDRESS = "ALONGSIDE_MAILBOX_URL", "ALONGSIDE_MAILBOX_ADDRESS"


@dataclass(frozen=True)
class Setup:
    """`address`: at which the mailbox is written to."""

    host: str
    port: int
    is_secure: bool
    username: str
    password: str = field(repr=False)
    folder: str
    address: str

    @property
    def fingerprint(self) -> str:
        """Which mailbox it is, and how we get in; under a key, because a password may be short."""
        way_in = "\0".join((self.host, str(self.port), self.username, self.password, self.folder))
        return hmac.new(settings.NOTES_KEY, way_in.encode(), hashlib.sha256).hexdigest()

    def address_with(self, token: str) -> str:
        name, _at, domain = self.address.partition("@")
        return f"{name}+{token}@{domain}"


def read_setup(env: Environment, mail_from: str) -> Setup | None:
    url = env.address(URL, "", schemes=("imap", "imaps"))
    if not url:
        return None
    parts = urlsplit(url)
    if not parts.hostname or not parts.username:
        raise Nonsense(URL, _without_login(url), "imaps://name:password@host, the name and password percent-encoded")
    if parts.scheme == "imap" and not _is_this_machine(parts.hostname):
        raise Nonsense(URL, _without_login(url), "an imaps address; imap is for this machine alone")
    address = parseaddr(env.text(ADDRESS, mail_from))[1].lower()
    if address.count("@") != 1 or address.startswith("@") or address.endswith(("@", "@localhost")):
        raise Nonsense(ADDRESS, address, "the e-mail address whose mail arrives in that mailbox")
    is_secure = parts.scheme == "imaps"
    login = unquote(parts.username), unquote(parts.password or "")
    port = parts.port or (993 if is_secure else 143)
    return Setup(parts.hostname, port, is_secure, *login, unquote(parts.path.strip("/")) or "INBOX", address)


def _without_login(url: str) -> str:
    """Said aloud where nobody should read a password."""
    scheme, _slashes, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}"


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def the_setup() -> Setup:
    """Where there is one; pages ask first."""
    setup: Setup | None = settings.MAILBOX
    if setup is None:
        raise NotPossible(_("No mailbox is set up here. Whoever runs Alongside can name one."))
    return setup
