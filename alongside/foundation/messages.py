"""The words a page says once after a form did its work, in a cookie of our own name."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class HouseMessages(CookieStorage):
    cookie_name = settings.MESSAGE_COOKIE_NAME
