"""The readers themselves: each hostile text that reaches an answer as it is, is found; what is escaped is not."""

import io

import pikepdf
import pytest
import xlsxwriter
from django.http import HttpResponse
from django.utils.html import escape

from .corpus import FORMULAS, LINES, MARK, SCRIPTS
from .reading import troubles_of

ESCAPED_ELSEWHERE = {"link in markdown", "data in markdown", "image in markdown", "template", "out of a quote", "form"}


@pytest.mark.parametrize("name", sorted(set(SCRIPTS) - ESCAPED_ELSEWHERE))
def test_markup_that_was_not_escaped_is_found(name: str) -> None:
    text = SCRIPTS[name]
    within = f'<input value="{text}">' if name == "out of an attribute" else f"<p>{text}</p>"
    assert troubles_of(HttpResponse(within)) != []
    assert troubles_of(HttpResponse(f'<p title="{escape(text)}">{escape(text)}</p>')) == []


@pytest.mark.parametrize(
    "link", ["javascript:x", "JaVa\tScript:x", " javascript:x", "data:text/html,x", "//evil.example", "vbscript:x"]
)
def test_a_link_that_does_something_is_found(link: str) -> None:
    assert troubles_of(HttpResponse(f'<a href="{link}">x</a>')) != []


def test_what_pages_are_made_of_is_let_through() -> None:
    page = '<a href="/x">a</a><a href="https://example.org">b</a><i style="--h:12"></i><script src="/s.js"></script>'
    assert troubles_of(HttpResponse(page)) == []


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS)
def test_a_formula_in_a_table_is_found(text: str) -> None:
    import csv

    said = io.StringIO(newline="")
    csv.writer(said).writerow(["Amira", text])
    assert troubles_of(HttpResponse(said.getvalue(), content_type="text/csv")) != []
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as workbook:
        workbook.add_worksheet().write_string(0, 0, text)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert troubles_of(HttpResponse(book.getvalue(), content_type=kind)) != []


def test_a_second_event_and_a_guest_who_was_not_invited_are_found() -> None:
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:"
    calendar = f"{head}{LINES['calendar']}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert len(troubles_of(HttpResponse(calendar, content_type="text/calendar"))) >= 2


def test_a_paper_that_does_something_is_found() -> None:
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{MARK}')")
    out = io.BytesIO()
    paper.save(out)
    assert troubles_of(HttpResponse(out.getvalue(), content_type="application/pdf")) != []


def test_a_sort_of_answer_that_nobody_here_reads_is_a_trouble() -> None:
    assert troubles_of(HttpResponse(b"x", content_type="application/x-new")) != []
