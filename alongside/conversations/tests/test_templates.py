"""The kinds of conversation as the HR partner keeps them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from alongside.conversations.forms.kind_sheet import KindSheet
from alongside.conversations.kinds import Kind
from alongside.conversations.models import Conversation, Template, TemplateVersion
from alongside.conversations.testing import a_conversation, the_templates
from alongside.foundation.testing import statements_of
from alongside.journal.models import Entry
from alongside.people.testing import Cast, a_person, signed_in, the_cast

pytestmark = pytest.mark.django_db
LIST, QUARTERLY, IMPORT = "/templates/", "/templates/quarterly/", "/templates/import/"
FORMAL = (
    "formal: false\naudience:\n- guest\n- host\n",
    "formal: true\naudience:\n- guest\n- host\n- hr_partner\n- companion\n",
)


def fields_of(version: TemplateVersion) -> dict[str, Any]:
    """What a browser sends from the page of plain fields when nothing was changed."""
    sheet = KindSheet(version.kind)
    said: dict[str, Any] = {"_method": "PUT", "read": version.number, "seen": version.number}
    forms: list[Any] = [sheet.head]
    for part in sheet.parts:
        forms += [form for form in (part.words, part.questions.management_form, *part.questions) if form]
    for form in forms:
        said |= {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    return said


def as_yaml(text: str, version: int) -> dict[str, Any]:
    return {"_method": "PUT", "text": text, "read": version, "seen": version}


def lucia_and_kinds() -> tuple[Cast, Client, Template]:
    cast = the_cast()
    return cast, signed_in(cast.lucia), the_templates()["quarterly"]


def test_the_list_says_version_and_minutes() -> None:
    _cast, client, _quarterly = lucia_and_kinds()
    page = client.get(LIST).content.decode()
    assert "Quarterly conversation" in page and "60 min" in page and "came with Alongside" in page


def test_a_save_in_plain_fields_publishes_a_version_and_says_so() -> None:
    cast, client, quarterly = lucia_and_kinds()
    said = fields_of(quarterly.newest) | {"kind-name": "Our quarter", "step-plan-minutes": 4}
    answer = client.post(QUARTERLY, said, follow=True)
    assert "Version 2 is published. Talks already booked keep theirs." in answer.content.decode()
    version = quarterly.newest
    assert (version.number, version.by, version.kind.name) == (2, cast.lucia, "Our quarter")
    assert version.kind.stage("plan").minutes == 4 and Template.objects.get(key="quarterly").name == "Our quarter"
    entry = Entry.objects.get(event="template.published", about_id=quarterly.pk, by=cast.lucia)
    assert entry.facts == {"number": 2}


def test_an_unchanged_save_makes_no_version() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    answer = client.post(QUARTERLY, fields_of(quarterly.newest), follow=True)
    assert "Nothing was changed" in answer.content.decode() and quarterly.newest.number == 1


def test_questions_are_added_taken_out_and_reworded() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    before = quarterly.newest.kind.stage("plan").prompts
    more = client.post(QUARTERLY, fields_of(quarterly.newest) | {"more": "plan", "kind-name": "Half-way"})
    page = more.content.decode()
    assert f'name="plan-{len(before)}-text"' in page and 'value="Half-way"' in page and quarterly.newest.number == 1
    said = fields_of(quarterly.newest) | {
        "plan-TOTAL_FORMS": len(before) + 2,
        f"plan-{len(before)}-text": "Who else should\r\nknow?",
        f"plan-{len(before)}-why": "So that nobody is surprised.",
        f"plan-{len(before)}-asked_by": "both",
        f"plan-{len(before) + 1}-asked_by": "host",
        "plan-0-DELETE": "on",
        "plan-1-text": "In other words?",
    }
    assert client.post(QUARTERLY, said).status_code == 303
    after = quarterly.newest.kind.stage("plan").prompts
    assert [prompt.id for prompt in after[:-1]] == [prompt.id for prompt in before[1:]]
    assert after[0].text == "In other words?" and after[-1].text == "Who else should know?"
    assert after[-1].id.startswith("our-")


def test_what_breaks_a_rule_is_said_at_its_place_and_nothing_is_lost() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    said = fields_of(quarterly.newest) | {
        "kind-name": "Kept in the box",
        "kind-cadence": "often",
        "arrive-0-why": "",
        "step-plan-minutes": 100,
    }
    answer = client.post(QUARTERLY, said)
    page = answer.content.decode()
    assert answer.status_code == 422 and quarterly.newest.number == 1
    assert "Kept in the box" in page and "How often: is written as “2 weeks”" in page
    said |= {"kind-cadence": "3 months", "arrive-0-why": "Because."}
    page = client.post(QUARTERLY, said).content.decode()
    assert "take 153 minutes together" in page


def test_yaml_is_published_and_nonsense_is_refused_with_its_line() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    text = quarterly.newest.text
    bad = text.replace("minutes: 60", "minutes: soon")
    answer = client.post(QUARTERLY, as_yaml(bad, 1))
    page = answer.content.decode()
    assert answer.status_code == 422 and "Line 5, minutes: is a whole number" in page
    assert '<code dir="ltr">minutes: soon</code>' in page and "Say here what" not in page
    assert "minutes: soon" in page and quarterly.newest.number == 1
    for nonsense in ("", "{", "\t- [", "key: check_in", "a: &a [*a]", text.replace("key: quarterly", "key: other")):
        assert client.post(QUARTERLY, as_yaml(nonsense, 1)).status_code == 422
    assert client.post(QUARTERLY, as_yaml(text.replace("minutes: 60", "minutes: 75"), 1)).status_code == 303
    assert quarterly.newest.kind.minutes == 75


def test_booked_talks_keep_their_version_and_their_readers() -> None:
    cast, client, quarterly = lucia_and_kinds()
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    formal = quarterly.newest.text.replace(*FORMAL)
    assert client.post(QUARTERLY, as_yaml(formal, 1)).status_code == 303
    assert quarterly.newest.kind.formal
    kept = Conversation.objects.get(pk=talk.pk).kind
    assert not kept.formal and kept.audience == ("guest", "host")
    preview = client.get(f"{QUARTERLY}preview/").content.decode()
    assert "This kind is formal: the HR partner who looks after the guest reads the signed record." in preview
    assert "This kind is formal" not in client.get(f"{QUARTERLY}preview/?version=1").content.decode()


def test_how_many_talks_keep_an_older_version_is_a_count_of_seven_or_more() -> None:
    cast, client, quarterly = lucia_and_kinds()
    for number in range(6):
        a_conversation(a_person(f"Person {number}", manager=cast.jonas), cast.jonas, "quarterly")
    client.post(QUARTERLY, as_yaml(quarterly.newest.text.replace("minutes: 60", "minutes: 70"), 1))
    assert "talks of fewer than seven people" in client.get(LIST).content.decode()
    Conversation.objects.update(template_version=quarterly.newest)
    page = client.get(LIST).content.decode()
    assert "talks of fewer than seven people" in page, "none and few are told the same"
    a_conversation(a_person("Person 7", manager=cast.jonas), cast.jonas, "quarterly")
    Conversation.objects.update(template_version=quarterly.versions.get(number=1))
    page = client.get(LIST).content.decode()
    assert "7 booked talks keep an older version" in page and "Person 7" not in page


def test_two_who_write_at_once_lose_nothing() -> None:
    cast, client, quarterly = lucia_and_kinds()
    mine = fields_of(quarterly.newest) | {"kind-name": "Lucía’s name"}
    theirs = fields_of(quarterly.newest) | {"kind-name": "Hal’s name"}
    assert signed_in(cast.hal).post(QUARTERLY, theirs).status_code == 303
    answer = client.post(QUARTERLY, mine)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Version 2 was published while you were writing" in page
    assert "Lucía’s name" in page and "?as=versions&amp;old=1&amp;new=2" in page
    assert client.post(QUARTERLY, mine | {"seen": 2}).status_code == 303
    assert quarterly.newest.kind.name == "Lucía’s name" and quarterly.versions.count() == 3


def test_a_draft_is_looked_at_before_it_is_published() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    page = client.post(QUARTERLY, fields_of(quarterly.newest) | {"kind-purpose": "Only a draft.", "look": "1"})
    text = page.content.decode()
    assert "Only a draft." in text and "Not published yet" in text and quarterly.newest.number == 1
    draft = as_yaml(page.context["draft"], 1)
    assert 'value="1"' in client.post(QUARTERLY, draft | {"again": "words"}).content.decode()
    assert client.post(QUARTERLY, draft).status_code == 303
    assert quarterly.newest.kind.purpose == "Only a draft."


def test_the_preview_shows_what_the_guest_reads() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    kind = quarterly.newest.kind
    page = client.get(f"{QUARTERLY}preview/").content.decode()
    for words in (kind.preparation_questions[0].text, kind.stage("look_back").prompts[0].why, "Nobody else here."):
        assert words in page.replace("&#x27;", "'")
    assert client.get(f"{QUARTERLY}preview/?version=9").status_code == 404


def test_versions_are_compared() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    client.post(QUARTERLY, as_yaml(quarterly.newest.text.replace("minutes: 60", "minutes: 70"), 1))
    page = client.get(QUARTERLY, {"as": "versions"}).content.decode()
    assert "minutes: 60</del>" in page and "minutes: 70</ins>" in page
    assert "These two say the same" in client.get(f"{QUARTERLY}?as=versions&old=1&new=1").content.decode()
    page = client.get(f"{QUARTERLY}?as=versions&old=x&new=99&page=-4").content.decode()
    assert "One of these versions does not exist" in page


def test_yaml_goes_out_and_comes_in_the_same() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    answer = client.get(f"{QUARTERLY}template.yaml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="quarterly.yaml"'
    text = answer.content.decode()
    assert Kind.from_yaml(text) == quarterly.newest.kind
    changed = text.replace("minutes: 60", "minutes: 61").replace("\n", "\r\n").encode("utf-8-sig")
    assert client.post(IMPORT, {"file": SimpleUploadedFile("q.yaml", changed)}).status_code == 303
    assert quarterly.newest.kind.minutes == 61 and quarterly.newest.number == 2


def test_a_new_key_makes_a_kind_of_ones_own_wording() -> None:
    cast, client, quarterly = lucia_and_kinds()
    text = quarterly.newest.text.replace("key: quarterly", "key: our_talk").replace(
        "Quarterly conversation", "Our talk"
    )
    answer = client.post(IMPORT, {"text": text}, follow=True)
    assert "“Our talk” is a new kind." in answer.content.decode()
    assert Template.objects.get(key="our_talk").newest.by == cast.lucia
    assert a_conversation(cast.amira, cast.jonas, "our_talk").kind.name == "Our talk"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"name: only", b"x" * 300_000, b"\x00", b"- a\n- b"])
def test_a_file_that_is_no_kind_is_refused_with_a_sentence(data: bytes) -> None:
    _cast, client, _quarterly = lucia_and_kinds()
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("q.yaml", data)})
    assert answer.status_code == 422 and 'class="error' in answer.content.decode()
    assert TemplateVersion.objects.count() == Template.objects.count()


def test_a_key_that_is_an_address_of_ours_is_refused() -> None:
    _cast, client, quarterly = lucia_and_kinds()
    text = quarterly.newest.text.replace("key: quarterly", "key: import")
    answer = client.post(IMPORT, {"text": text})
    assert answer.status_code == 422 and "Choose another key" in answer.content.decode()
    assert "key: import" in answer.content.decode()


def test_a_kind_is_retired_and_brought_back() -> None:
    cast, client, quarterly = lucia_and_kinds()
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    assert client.post(f"{QUARTERLY}retirement/").status_code == 303
    assert "Not offered" in client.get(LIST).content.decode()
    assert not Template.objects.offered().filter(key="quarterly").exists()
    assert signed_in(cast.amira).get(talk.get_absolute_url(), follow=True).status_code == 200
    assert client.post(f"{QUARTERLY}retirement/").status_code == 409
    assert client.post(f"{QUARTERLY}retirement/", {"_method": "DELETE"}).status_code == 303
    events = Entry.objects.filter(about_id=quarterly.pk, by=cast.lucia).values_list("event", flat=True)
    assert sorted(events) == ["template.brought_back", "template.retired"]


def test_the_last_kind_on_offer_stays() -> None:
    _cast, client, _quarterly = lucia_and_kinds()
    for key in ("check_in", "goal_setting", "mid_point", "development", "kpi_review", "own_wording", "re_entry"):
        assert client.post(f"/templates/{key}/retirement/").status_code == 303
    assert client.post(f"{QUARTERLY}retirement/").status_code == 409


def test_only_hr_partners_may() -> None:
    cast, _client, quarterly = lucia_and_kinds()
    for person in (cast.amira, cast.jonas, cast.ada):
        other = signed_in(person)
        for address in (LIST, QUARTERLY, IMPORT, f"{QUARTERLY}preview/", f"{QUARTERLY}template.yaml"):
            assert other.get(address).status_code == 403
        assert other.post(QUARTERLY, fields_of(quarterly.newest)).status_code == 403
        assert other.post(IMPORT, {"text": quarterly.newest.text}).status_code == 403
        assert other.post(f"{QUARTERLY}retirement/").status_code == 403
    assert quarterly.newest.number == 1


def test_an_unknown_kind_and_a_wrong_method() -> None:
    _cast, client, _quarterly = lucia_and_kinds()
    assert client.get("/templates/nowhere/").status_code == 404
    assert client.post(QUARTERLY).status_code == 405
    assert client.post(LIST).status_code == 405


def test_pages_cost_the_same_however_much_there_is() -> None:
    cast, client, quarterly = lucia_and_kinds()
    pages = (LIST, QUARTERLY, f"{QUARTERLY}?as=yaml", f"{QUARTERLY}?as=versions", f"{QUARTERLY}preview/")
    before = [len(statements_of(client, page)) for page in pages]
    for number in range(2, 5):
        text = quarterly.newest.text.replace(f"minutes: {58 + number}", f"minutes: {59 + number}")
        assert client.post(QUARTERLY, as_yaml(text, number - 1)).status_code == 303
        a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=number))
    assert [len(statements_of(client, page)) for page in pages] == before
    assert max(before) <= 12
