"""The company's page on how decisions are made here, as Lucía wrote it."""

from datetime import datetime, timedelta

from alongside.trust.models import DecisionPage

from .cast import Cast

TEXT = """\
**Pay** is reviewed once a year, in March. The head of the department decides, with the managing director. Used are the pay band of the role and the budget. Not used: check-ins, notes, promises, recaps of ordinary talks.

**Promotion** is decided in March and September by three people who are named before. Used are what you send in yourself, agreed goals you choose to show, and the recaps of *formal* talks. You get the reasons in writing.

**Dismissal** is decided by the managing director and an HR partner, after the works council has been heard. Used are contracts, formal records you have answered, and nothing from Alongside that you have not been able to read.

Nobody is ranked, and nothing is decided by a program."""


def tell(cast: Cast, now: datetime) -> None:
    at = now - timedelta(weeks=20)
    DecisionPage.objects.create(number=1, text=TEXT, by=cast.lucia, created_at=at)
