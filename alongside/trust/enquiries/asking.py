"""Finding what others hold, author by author; counting answers; reminding after twenty days."""

from collections import Counter
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.journal import actions as journal
from alongside.people.models import Person

from ..catalogue import Entry, catalogue
from ..models import Enquiry, EnquiryProgress, Holding
from ..models.enquiry import REMIND_AFTER
from .wording import texts_of


def possible_authors(person: UUID) -> list[UUID]:
    """Everybody who works here but them: who writes about whom is not ours to guess."""
    return list(Person.objects.employed().exclude(pk=person).values_list("pk", flat=True))


def note_holdings(enquiry: UUID, subject: UUID, author: UUID) -> None:
    """Called under the author's identity: only their own is found."""
    for entry in catalogue().entries:
        if entry.is_held:
            for thing in entry.model._default_manager.filter(_about(entry, subject, author)):
                if texts_of(thing):
                    Holding.objects.get_or_create(
                        enquiry_id=enquiry,
                        thing_type=entry.label,
                        thing_id=thing.pk,
                        defaults={"subject_id": subject, "author_id": author},
                    )


def _about(entry: Entry, subject: UUID, author: UUID) -> Q:
    about, written = Person(pk=subject), Person(pk=author)
    return entry.concerning(about, entry.subject) & entry.concerning(written, entry.author)


def begin(enquiry: UUID) -> None:
    """Everybody's things have been looked through: who has to answer is told. Called again, it tells nobody twice."""
    progress = _locked(enquiry)
    if progress.looked_at is None:
        progress.looked_at = timezone.now()
        progress.save(update_fields=["looked_at"])
        if _counted(progress).asked:
            journal.record("enquiry.begun", about=progress.enquiry, by=None)


def count(enquiry: UUID) -> None:
    """How it stands, from the answers; the person is told when all are there."""
    _counted(_locked(enquiry))


def _counted(progress: EnquiryProgress) -> EnquiryProgress:
    answers = Counter(progress.enquiry.holdings.values_list("decision", "reason"))
    progress.asked = sum(answers.values())
    progress.released, progress.gone = answers["released", ""], answers["gone", ""]
    progress.withheld = {reason: n for (decision, reason), n in answers.items() if decision == "withheld"}
    is_answered = progress.looked_at is not None and progress.waiting == 0
    if is_answered and not progress.is_answered:
        progress.answered_at = timezone.now()
        journal.record("enquiry.answered", about=progress.enquiry, by=None, concerns=[progress.enquiry.person])
    progress.save()
    return progress


def authors_asked() -> list[UUID]:
    """Who has not answered yet."""
    waiting = Holding.objects.undecided().order_by("author")
    return list(waiting.values_list("author", flat=True).distinct())


def note_what_is_gone(author: UUID) -> None:
    """Called under the author's identity: what its clock has deleted needs no answer."""
    for holding in Holding.objects.undecided().filter(author=author):
        if holding.thing is None:
            holding.note_gone()


def note_who_has_left() -> None:
    """Whoever has left cannot be asked: their private notes are sealed, and deleted 90 days after they left."""
    for holding in Holding.objects.undecided().exclude(author__in=Person.objects.employed()):
        holding.note_gone()


def remind() -> None:
    """Authors who have not answered, and administrators: once, twenty days after; and when the month is over."""
    today = timezone.localdate()
    for enquiry in Enquiry.objects.open().values_list("pk", flat=True):
        progress = _counted(_locked(enquiry))
        if progress.is_answered or progress.looked_at is None:
            continue
        if progress.reminded_at is None and progress.created_at <= timezone.now() - REMIND_AFTER:
            progress.reminded_at = timezone.now()
            progress.save(update_fields=["reminded_at"])
            journal.record("enquiry.reminded", about=progress.enquiry, by=None)
        if progress.answer_by < today and not progress.is_month_over:
            progress.is_month_over = True
            progress.save(update_fields=["is_month_over"])
            journal.record("enquiry.month_over", about=progress.enquiry, by=None)


def _locked(enquiry: UUID) -> EnquiryProgress:
    """Two answers at the same moment are counted one after the other."""
    progress = EnquiryProgress.objects.select_for_update(of=("self",)).select_related("enquiry__person")
    return progress.get(enquiry=enquiry)
