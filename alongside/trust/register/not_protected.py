"""What is not protected, and what is not done: said where people see it before they write."""

from django.utils.translation import gettext_lazy as _

NOT_PROTECTED = (
    _(
        "Whoever runs the server could reach what is stored on it, with effort. Private notes are encrypted in the "
        "database; on the running machine that is a hurdle and not a wall."
    ),
    _(
        "If somebody asks for the data held about them, private notes about that person may have to be disclosed. "
        "Their author is asked to look first."
    ),
    _("Whoever reads a text can tell others, copy it or photograph it."),
    _("Mail leaves this system. It names the talk and its time, and never quotes what was written."),
    _("A file you have saved (a PDF, your archive) is yours to guard."),
    _("What is deleted here stays in backups until those are deleted. How long that is, your company decides."),
    _(
        "When somebody is erased, their name and address are replaced in every text. Nicknames, misspellings and "
        "descriptions stay: no program knows them."
    ),
    _("Your company’s network, and what it may have put on your device, are out of our reach."),
)

NOT_DONE = (
    _("No rating, ranking, risk or mood of a person is computed or stored."),
    _("No decision about a person is made by the program."),
    _("No sound, picture, keystroke or time at the screen is recorded."),
    _("Nothing is sent anywhere but the mail server that your company names."),
    _("Administrators open nothing of what is written here; there is no emergency access."),
    _("Nothing suspends deletion for a lawsuit yet (“legal hold”). Export what has to stay."),
)
