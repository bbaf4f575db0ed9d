"""A letter as mail: plain text and HTML that say the same, in the reader's language, with their calendar's entry.

Texts are the templates `<template>.subject.txt` and `<template>.txt`; the HTML is made of the plain text, a line that
is only an address becoming its button. No private text ever: who, which kind, when, and a link.
"""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from alongside.foundation.lines import one_line

from .facts import readable
from .models import Notice, OutboxItem


def compose(item: OutboxItem) -> EmailMessage:
    """The whole mail of this item, the same however often it is made, but for its date."""
    person = item.recipient
    with translation.override(person.locale), timezone.override(person.tzinfo):
        facts = {name: readable(fact) for name, fact in item.context.items()}
        context = {**facts, **_about_notice(item), "to": person, "base_url": settings.BASE_URL}
        subject = in_a_header(_plain(f"{item.template}.subject.txt", context))
        text = _plain(f"{item.template}.txt", context).strip() + "\n"
        html = render_to_string("notices/mail/letter.html", {"parts": _parts(text), "subject": subject, "to": person})
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = item.message_id
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["From"] = settings.MAIL_FROM
    letter["To"] = formataddr((in_a_header(person.name), person.email or ""))
    letter["Subject"] = subject
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    letter.add_alternative(html, subtype="html")
    if item.calendar:
        _add_calendar(letter, bytes(item.calendar))
    return letter


def in_a_header(words: str) -> str:
    """On one line, and never the beginning of an encoded word (RFC 2047), in which a line break could hide."""
    return one_line(words).replace("=?", "= ?")


def _plain(name: str, context: dict[str, Any]) -> str:
    """Plain text: nothing is escaped in it."""
    template: Any = get_template(name)
    return str(template.template.render(Context(context, autoescape=False)))


def _about_notice(item: OutboxItem) -> dict[str, Any]:
    notice = Notice.objects.filter(pk=item.context.get("notice")).select_related("by").first()
    if not notice:
        return {}
    return {"sentence": notice.sentence, "reason": notice.reason, "address": settings.BASE_URL + notice.link}


def _parts(text: str) -> list[dict[str, str]]:
    """Paragraphs, each either words or an address."""
    paragraphs = [" ".join(part.split("\n")) for part in text.strip().split("\n\n")]
    return [
        {"address": part} if part.startswith(("http://", "https://")) and " " not in part else {"words": part}
        for part in paragraphs
        if part.strip()
    ]


def _add_calendar(letter: EmailMessage, calendar: bytes) -> None:
    """iMIP (RFC 6047): a part that calendars read, with the method of the entry."""
    method = "CANCEL" if b"METHOD:CANCEL" in calendar else "REQUEST"
    letter.add_alternative(
        calendar, maintype="text", subtype="calendar", params={"method": method, "charset": "utf-8"}, cte="base64"
    )
