"""Asking what others hold, as the pages and the jobs do it."""

from alongside.conversations.models import PrivateNote
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import as_owner, by_worker
from alongside.people.models import Person
from alongside.people.testing import signed_in
from alongside.trust import jobs
from alongside.trust.models import Enquiry, EnquiryProgress, Holding

SECRET = "Amira was tired; Otto Lindqvist thinks so too"


def a_private_note(author: Person, about: Person, text: str = SECRET) -> PrivateNote:
    talk = a_conversation(about, author)
    with as_owner():
        return PrivateNote.objects.create(relationship=talk.relationship, conversation=talk, author=author, text=text)


def ask(person: Person) -> Enquiry:
    """The form, then the job that looks, as the worker does it."""
    assert signed_in(person).post("/my-data/enquiries/").status_code == 303
    with as_owner():
        enquiry = Enquiry.objects.filter(person=person).first()
    assert enquiry
    by_worker(jobs.look_for_holdings.func)(str(enquiry.pk), str(person.pk))
    return enquiry


def holdings() -> list[Holding]:
    with as_owner():
        return list(Holding.objects.select_related("author", "subject"))


def progress_of(enquiry: Enquiry) -> EnquiryProgress:
    with as_owner():
        return EnquiryProgress.objects.get(enquiry=enquiry)


def answer(author: Person, holding: Holding, how: str, **said: str) -> int:
    """The author's form, then the job that counts."""
    status = signed_in(author).post(f"/my-data/asked-of-me/{holding.pk}/{how}/", said).status_code
    by_worker(jobs.count_answers.func)(str(holding.enquiry_id))
    return status
