"""In what words we speak of a device: from what its browser says of itself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The order matters: most browsers also claim to be those below them.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": gettext_lazy("an iPhone"),
    "iPad": gettext_lazy("an iPad"),
    "Android": gettext_lazy("an Android device"),
    "CrOS": gettext_lazy("a Chromebook"),
    "Windows": gettext_lazy("a Windows computer"),
    "Macintosh": gettext_lazy("a Mac"),
    "Linux": gettext_lazy("a Linux computer"),
}


def device_words(agent: str) -> str:
    """`agent`: a User-Agent header (RFC 9110). It may be anything, and then says nothing."""
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or str(system) or _("A browser that does not say what it is")
