"""Requests that leave this machine, to addresses somebody configured. Checked after resolution, connected as checked.

No private, local or reserved address is reached unless whoever runs the house allowed it for this very source. What was
checked is what is connected to, so that a name cannot point elsewhere in between. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from .errors import NotPossible

MOST_BYTES = 5_000_000


def fetch(address: str, *, may_be_private: bool = False, seconds: float = 20, most: int = MOST_BYTES) -> bytes:
    """The body that a web address answers a GET with."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise NotPossible(_("An address begins with https:// and holds no name or password."))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    ip = resolve(parts.hostname, port, may_be_private=may_be_private)
    connection = _connection(parts.scheme, parts.hostname, port, ip, seconds)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"Accept": "text/csv", "User-Agent": "Alongside"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise NotPossible(_("The address answered %(status)s, not 200.") % {"status": answer.status})
        body = answer.read(most + 1)
    except http.client.HTTPException as problem:
        raise NotPossible(_("What answers there does not speak HTTP.")) from problem
    finally:
        connection.close()
    if len(body) > most:
        raise NotPossible(_("The answer is larger than 5 MB."))
    return body


def resolve(host: str, port: int, *, may_be_private: bool = False) -> str:
    """The address of a host. Every one it has is looked at: one that is not public refuses them all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NotPossible(_("No address is known for %(host)s.") % {"host": host[:100]}) from problem
    addresses = [str(info[4][0]).partition("%")[0] for info in found]
    if not may_be_private and not all(map(is_public, addresses)):
        raise NotPossible(
            _("%(host)s lies inside a private network. An administrator can allow that for this source.")
            % {"host": host[:100]}
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """An address of the open internet: not private, local, shared, reserved or multicast, inside IPv6 neither."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or _inside_nat64(ip)
        if inside is not None:
            return is_public(str(inside))
    return ip.is_global and not ip.is_multicast


def _inside_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """64:ff9b::/96 (RFC 6052) leads to the IPv4 address in its last four bytes."""
    return ipaddress.IPv4Address(ip.packed[12:]) if ip in ipaddress.IPv6Network("64:ff9b::/96") else None


def _connection(scheme: str, host: str, port: int, ip: str, seconds: float) -> http.client.HTTPConnection:
    """To the address that was checked, in the name that was asked for."""
    connection: http.client.HTTPConnection
    if scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    else:
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
    plain = socket.create_connection((ip, port), seconds)
    connection.sock = (
        ssl.create_default_context().wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
    )
    return connection
