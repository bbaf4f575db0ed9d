"""Days, moments and small numbers as people say them."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NUMBERS = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
)


def number_words(number: int) -> str:
    return str(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def day_of(moment: datetime) -> date:
    """The day of a moment, in the zone of whoever reads."""
    return timezone.localtime(moment).date()


def day_words(day: date) -> str:
    """“Today”, a weekday within the week ahead, else “27 Nov”; with the year where it is another one."""
    today = timezone.localdate()
    near = {today: _("Today"), today + timedelta(days=1): _("Tomorrow"), today - timedelta(days=1): _("Yesterday")}
    if day in near:
        return near[day]
    if today < day < today + timedelta(days=7):
        return date_format(day, "l")
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def since_words(day: date) -> str:
    """After “since”: “today”, a weekday of the week gone by, else “20 November”."""
    today = timezone.localdate()
    near = {today: _("today"), today - timedelta(days=1): _("yesterday")}
    if day in near:
        return near[day]
    if today - timedelta(days=7) < day < today:
        return date_format(day, "l")
    return date_format(day, "j F" if day.year == today.year else "F Y")


def moment_words(moment: datetime) -> str:
    """“Friday, 11:00”."""
    return _("%(day)s, %(time)s") % {"day": day_words(day_of(moment)), "time": time_words(moment)}


def span_words(begins: datetime, ends: datetime) -> str:
    """“Today, 14:00 to 15:00”."""
    return _("%(begins)s to %(ends)s") % {"begins": moment_words(begins), "ends": time_words(ends)}


def time_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def due_words(day: date) -> str:
    """The day of an open promise. One that has passed is still open, and no more than that."""
    if day >= timezone.localdate():
        return day_words(day)
    return _("Open since %(day)s") % {
        "day": date_format(day, "j M" if day.year == timezone.localdate().year else "M Y")
    }
