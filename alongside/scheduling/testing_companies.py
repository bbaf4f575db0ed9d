"""Calendars of a random company's people."""

from datetime import timedelta

from django.utils import timezone

from alongside.people.testing_companies import Company

from . import models as m


def calendars(company: Company) -> None:
    """Some have one, some two; some open a feed."""
    now = timezone.now()
    for person in company.people:
        for number in range(2):
            if company.happens(0.4):
                calendar = company.add(m.Calendar, person=person, kind="caldav", name=f"Calendar {number}")
                company.add(m.CalendarAccess, calendar=calendar, address="https://calendar.example.org/")
                begins = now + timedelta(hours=number)
                company.add(m.BusyTime, calendar=calendar, starts_at=begins, ends_at=begins + timedelta(hours=1))
                if (other := company.somebody_but(person)) and company.happens(0.5):
                    series = company.add(m.Series, calendar=calendar, key=f"{number:064}", other=other)
                    ends = begins + timedelta(hours=1)
                    company.add(m.Occurrence, series=series, key="1", starts_at=begins, ends_at=ends)
                facts = {
                    "talk": calendar.pk,
                    "sequence": 0,
                    "starts_at": begins,
                    "place": "https://calendar.example.org/",
                }
                company.add(m.Entry, calendar=calendar, **facts)
        if company.happens(0.3):
            company.add(m.Feed, person=person, token_hash=f"{company.dice.getrandbits(128):032x}")
