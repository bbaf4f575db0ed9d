"""What the web server runs: pages and open streams from one address."""

import gc
import os
from threading import Timer

from django.core.asgi import get_asgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_asgi_application()

# All that is loaded now stays: looking through it for garbage again and again held up one page in twenty.
get_resolver().url_patterns  # noqa: B018  loads every room's pages
gc.collect()
gc.freeze()

from alongside.coach.reading import warm  # noqa: E402  after Django is set up

LATER = 10  # seconds: its rules take some of a processor's, and the first pages after a start come before them


def ready_the_coach() -> None:
    """Its rules are ready before somebody has written, and they stay as well."""
    warm()
    gc.freeze()


coach = Timer(LATER, ready_the_coach)
coach.name, coach.daemon = "coach", True
coach.start()
