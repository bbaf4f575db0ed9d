"""What the web server runs: pages and open streams from one address."""

import os
from threading import Thread

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_asgi_application()

from alongside.coach.reading import warm  # noqa: E402  after Django is set up

Thread(target=warm, name="coach", daemon=True).start()  # its rules are ready before somebody writes
