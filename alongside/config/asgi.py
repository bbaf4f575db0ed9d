"""What the web server runs: pages and open streams from one address."""

import gc
import os

from django.core.asgi import get_asgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_asgi_application()

# All that is loaded now stays: looking through it for garbage again and again held up one page in twenty.
get_resolver().url_patterns  # noqa: B018  loads every room's pages
gc.collect()
gc.freeze()
