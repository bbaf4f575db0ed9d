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

# Seconds. The coach's patterns take five of a processor's: the first pages come before them, others between any two.
LATER, PAUSE = 60, 0.02


def ready_the_coach() -> None:
    """Its rules are ready two minutes after a start, and stay as well; a text before that makes ready what it needs."""
    warm(PAUSE)
    gc.freeze()


coach = Timer(LATER, ready_the_coach)
coach.name, coach.daemon = "coach", True
coach.start()
