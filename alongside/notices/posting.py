"""Where mail goes: a mail server (`smtp://`, `smtps://`), or a folder of `.eml` files (`folder://`, and the demo).

Says apart what surely was not sent from what perhaps was: after the last line of a mail is handed over and before
the server has answered, nobody can know.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from django.utils.text import slugify

TIMEOUT = 20  # seconds


class NotSent(Exception):
    """Surely not sent. The text says why, without a word of the mail."""


class Unreachable(NotSent):
    """Nobody can be sent anything now."""


class PerhapsSent(Exception):
    """The server went away before it answered."""


def send(letter: EmailMessage) -> None:
    if folder := _folder():
        _lay_down(letter, folder)
    else:
        _hand_over(letter, urlsplit(settings.MAIL_URL))


def laid_down_for(address: str) -> list[Path]:
    """The mails of somebody that lie in the folder. An address of which nothing is left finds none."""
    folder, name = _folder(), slugify(address)
    return [*folder.glob(f"{name}-{'[0-9a-f]' * 16}.eml")] if folder and name else []


def _folder() -> Path | None:
    """Where mails are laid down, if no server is named."""
    place = urlsplit(settings.MAIL_URL)
    if not settings.MAIL_URL or settings.DEMO:
        return Path(settings.HOME) / "mail"
    return Path(unquote(place.path)) if place.scheme == "folder" else None


def _lay_down(letter: EmailMessage, folder: Path) -> None:
    """Named by what stays the same, so that a repeat lies where the first lay."""
    digest = letter["Message-ID"].strip("<>").partition("@")[0]
    name = f"{slugify(parseaddr(letter['To'])[1])}-{digest[:16]}.eml"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = folder / f".{name}"
        unfinished.write_bytes(letter.as_bytes())
        unfinished.rename(folder / name)
    except OSError as problem:
        raise Unreachable(f"the folder of mails: {problem.strerror}") from problem


def _hand_over(letter: EmailMessage, place: SplitResult) -> None:
    try:
        server = _connected(place)
    except (OSError, smtplib.SMTPException) as problem:
        raise Unreachable(f"the mail server: {_words(problem)}") from problem
    try:
        _say(server, letter)
    finally:
        _part_from(server)


def _connected(place: SplitResult) -> smtplib.SMTP:
    host = place.hostname or "localhost"
    if place.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, place.port or 465, timeout=TIMEOUT, context=_trusted())
    else:
        server = smtplib.SMTP(host, place.port or 25, timeout=TIMEOUT)
        if parse_qs(place.query).get("starttls", ["0"])[-1] not in {"", "0", "no"}:
            server.starttls(context=_trusted())
    if place.username:
        server.login(unquote(place.username), unquote(place.password or ""))
    return server


@cache
def _trusted() -> ssl.SSLContext:
    """Read once a process, and only where it is needed: it takes as long as the rest of a mail."""
    return ssl.create_default_context()


def _say(server: smtplib.SMTP, letter: EmailMessage) -> None:
    """One mail to one person. `data()` raises if it was refused; if it is cut off, the mail may have arrived."""
    try:
        server.ehlo_or_helo_if_needed()
        for code, answer in (
            server.mail(parseaddr(letter["From"])[1]),
            server.rcpt(parseaddr(letter["To"])[1]),
        ):
            if code not in {250, 251}:
                raise smtplib.SMTPResponseException(code, answer)
    except (OSError, smtplib.SMTPException) as problem:
        raise NotSent(_words(problem)) from problem
    try:
        code, answer = server.data(letter.as_bytes())
    except smtplib.SMTPDataError as problem:
        raise NotSent(_words(problem)) from problem
    except (OSError, smtplib.SMTPException) as problem:
        raise PerhapsSent(_words(problem)) from problem
    if code != 250:
        raise NotSent(f"refused with {code}")


def _part_from(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _words(problem: Exception) -> str:
    """Never what the server said: its answers may quote the mail."""
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"refused with {problem.smtp_code}"
    return type(problem).__name__
