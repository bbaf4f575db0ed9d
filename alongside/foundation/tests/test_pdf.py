"""PDFs are tagged, say their language and title, fit A4, and never fail whatever people write."""

import io
import logging
import math
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.foundation import pdf
from alongside.foundation.pdf import character_map, faces, render
from alongside.foundation.pdf.printable import STAND_IN, Print

RECAP = "conversations/pdf/recap.typ"
PERIOD = "conversations/pdf/period.typ"
NOTE = "This was not printed in full."
LABELS = {
    "will": "{owner} will",
    "seen_differently": "{by} sees this differently",
    "promises": "What each of us will do",
}


def a_recap(text: str = "I keep asking until there is a plan.", name: str = "Amira Haddad") -> dict[str, object]:
    return {
        "title": "What we talked about",
        "kind": "Quarterly conversation",
        "date_line": "Tuesday 17 November 2026",
        "pair": [name, "Jonas Lindqvist"],
        "private_to": f"Private to {name} and Jonas Lindqvist",
        "labels": LABELS,
        "sections": [
            {
                "title": "Strengths",
                "points": [
                    {"voice": name, "text": text, "checked": False, "different": [{"by": name, "text": text}]},
                    {"voice": "", "text": text, "checked": True, "different": []},
                ],
            }
        ],
        "promises": [
            {"owner": "Jonas", "items": [{"text": text, "due": "by 20 November", "state": ""}]},
            {"owner": name, "items": []},
        ],
        "different": [{"by": name, "text": text}],
        "confirmations": [
            {"name": "Jonas Lindqvist", "line": "Confirmed", "confirmed": True},
            {"name": name, "line": "Not confirmed yet"},
        ],
        "amendments": [{"by": name, "at": "25 November", "reason": text, "text": text}],
        "footer": "",
        "stand_in_note": NOTE,
    }


def a_period(text: str = "Introduce Amira to Sofia") -> dict[str, object]:
    return {
        "title": "Our period",
        "pair": ["Amira Haddad", "Jonas Lindqvist"],
        "range": "September to November",
        "labels": LABELS,
        "promises": [{"owner": "Jonas", "text": text, "due": "20 November", "state": "kept", "line": text}],
        "recaps": [a_recap(text), a_recap(text)],
        "footer": "Private to Amira Haddad and Jonas Lindqvist",
        "stand_in_note": NOTE,
    }


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


def is_ua(made: bytes) -> bool:
    document = opened(made)
    return b"<pdfuaid:part>1</pdfuaid:part>" in document.Root.Metadata.read_bytes()


def structure(made: bytes) -> tuple[set[str], set[str]]:
    """The tags of a PDF, and its alternative texts."""
    document = opened(made)
    parts = [found for found in document.objects if isinstance(found, pikepdf.Dictionary) and "/P" in found]
    tags = {str(part.S)[1:] for part in parts if "/S" in part}
    return tags, {str(part.Alt) for part in parts if "/Alt" in part}


@pytest.mark.parametrize(("template", "data"), [(RECAP, a_recap()), (PERIOD, a_period())])
def test_pdf_is_tagged_and_says_what_it_is(template: str, data: dict[str, object]) -> None:
    made = render(template, data, language="pt-br")
    document = opened(made)
    root = document.Root
    assert root.MarkInfo.Marked
    assert root.StructTreeRoot.K is not None
    assert str(root.Lang) == "pt-BR"
    assert root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/Title"] == data["title"]
    assert is_ua(made)


def test_pdf_is_a4() -> None:
    document = opened(render(PERIOD, a_period()))
    for page in document.pages:
        width, height = (float(side) for side in page.mediabox[2:])
        assert math.isclose(width, 595.28, abs_tol=0.1) and math.isclose(height, 841.89, abs_tol=0.1)


def test_pdf_tags_headings_lists_tables_and_names() -> None:
    made = render(PERIOD, a_period("One:\n\n- two\n- three"))
    tags, alternatives = structure(made)
    assert {"H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "TH", "TD", "Figure"} <= tags
    assert "Amira Haddad" in alternatives


def test_pdf_nothing_people_write_is_read_as_a_template() -> None:
    hostile = '#panic("no") $x$ `raw` @ref <label> \\ #import "/etc/passwd" {owner} \u2068 *a* **b'
    assert is_ua(render(RECAP, a_recap(hostile, name=hostile)))


@pytest.mark.parametrize("language", ["ar", "he", "zh-hans", "xx", "", "../..", "de_AT", "en-GB-x"])
def test_pdf_takes_any_language(language: str) -> None:
    assert is_ua(render(RECAP, a_recap(), language=language))


def test_pdf_can_be_made_of_nothing() -> None:
    assert is_ua(render(RECAP, {})) and is_ua(render(PERIOD, {}))


@pytest.mark.parametrize(
    "text",
    [
        "أواصل طرح السؤال التالي (نسخة 2) حتى تصبح لدى الناس خطة.",
        "אני ממשיכה לשאול",
        "Ρωτάω μέχρι να υπάρξει σχέδιο",
        "Я спрашиваю дальше",
        "मैं पूछती हूँ ภาษาไทย ქართული Հայերեն தமிழ் বাংলা Tiếng Việt",
        "🎉 👩‍💻 ❤️ ✓ → ≥ 1️⃣ 🇸🇪",
    ],
)
def test_pdf_prints_the_scripts_we_ship(text: str) -> None:
    paper = Print(faces.coverage())
    paper.of({"text": text})
    assert not paper.stood_in
    assert is_ua(render(RECAP, a_recap(text, name=text)))


@pytest.mark.parametrize("text", ["計画ができるまで", "ᚠᛇᚻ 𓀀 \ue000 \U0010ffff", "\ud800 alone", "a\u05b0\u0915\u094d"])
def test_pdf_stands_in_for_what_it_cannot_print(text: str) -> None:
    paper = Print(faces.coverage()[:3])
    printed = paper.line(text)
    assert paper.stood_in and STAND_IN in printed
    assert is_ua(render(RECAP, a_recap(text, name=text)))


def test_pdf_adds_the_sentence_only_when_something_stood_in(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []

    def remembering(path: Path, inputs: dict[str, str], standard: object) -> bytes:
        seen.append(inputs)
        return b""

    monkeypatch.setattr(pdf, "_compiled", remembering)
    render(RECAP, a_recap())
    render(RECAP, a_recap("\U0010fffe"))
    assert NOTE not in seen[0]["data"] and NOTE in seen[1]["data"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "e\u0301" * 10_000,
        "\u202eoverride \u2067isolate \u200f mark",
        "\x00\x07\x1b[31m\x85\u2028\ufeff\ufffe\t\v\f\r\n",
        "- " * 300,
        "*" * 3_000,
        "1. a\n" * 500,
    ],
)
def test_pdf_survives_awkward_text(text: str) -> None:
    assert is_ua(render(RECAP, a_recap(text, name=text)))


def test_pdf_two_hundred_points() -> None:
    recap = a_recap()
    points = [{"voice": f"Person {number}", "text": "A point. " * 20, "checked": True} for number in range(200)]
    made = render(RECAP, recap | {"sections": [{"title": "Points", "points": points}]})
    document = opened(made)
    assert is_ua(made) and len(document.pages) > 10


def test_pdf_every_character_we_claim_is_drawn() -> None:
    claimed = sorted(frozenset().union(*faces.coverage()) - {0x0D, 0x09})
    lines = ["\u200b".join(map(chr, claimed[start : start + 200])) for start in range(0, len(claimed), 200)]
    assert is_ua(render(RECAP, a_recap("\n\n".join(lines))))


def test_pdf_falls_back_when_the_standard_cannot_be_met(caplog: pytest.LogCaptureFixture) -> None:
    without_title = pdf.PACKAGE / "foundation" / "pdf" / "paper.typ"
    with caplog.at_level(logging.WARNING):
        made = [render(without_title, {"title": "Private"}) for _ in range(2)]
    for document in map(opened, made):
        assert document.Root.MarkInfo.Marked
    assert not is_ua(made[0])
    assert len(caplog.records) == 1 and "Private" not in caplog.text


def test_pdf_a_broken_font_covers_nothing() -> None:
    assert character_map.characters(b"\x00\x01\x00\x00\x00\x00" + bytes(40)) == frozenset()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(st.characters(), max_size=300), name=st.text(st.characters(), max_size=40))
def test_pdf_any_text_gives_a_pdf(text: str, name: str) -> None:
    assert render(RECAP, a_recap(text, name)).startswith(b"%PDF")
