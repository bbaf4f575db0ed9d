"""One's own second step: adding an app, naming, removing; recovery codes; who is told, and who may not."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from alongside.foundation.letters import Letter
from alongside.foundation.testing import as_owner
from alongside.people.models import AuthenticatorApp, Person, RecoveryCode
from alongside.people.testing import a_passkey, a_person, an_app, code_of, signed_in

from .kept import Happening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("posted")]
PASSWORD = "four quiet words here"
LONG_AGO = timedelta(minutes=11)


def new_app(client: Client, name: str = "Phone") -> tuple[str, AuthenticatorApp]:
    place = client.post("/second-step/apps/")["Location"]
    return place, AuthenticatorApp.objects.latest("created_at")


def test_an_app_is_added_with_its_first_code(posted: list[Letter], recorded: list[Happening]) -> None:
    amira = a_person()
    client = signed_in(amira)
    place, app = new_app(client)
    page = client.get(place).content.decode()
    assert "<svg" in page
    assert app.secret_in_fours[0] in page
    assert not amira.has_second_factor
    answer = client.post(place, {"code": code_of(app), "name": "Phone"})
    assert answer["Location"] == "/second-step/recovery-codes/"
    assert "Phone" in client.get("/second-step/").content.decode()
    assert app.secret_in_fours[0] not in client.get(place).content.decode(), "the secret is shown once"
    assert [(p.template, p.context["name"]) for p in posted] == [("people/mail/factor_added", "Phone")]
    assert recorded == [("factor.added", amira, [amira], {})]


def test_the_picture_says_what_apps_understand() -> None:
    app = a_person().begin_app()
    assert re.fullmatch(
        r"otpauth://totp/Alongside:amira\.haddad%40example\.org\?digits=6&secret=[A-Z2-7]{32}"
        r"&algorithm=SHA1&issuer=Alongside&period=30",
        app.address,
    )


@pytest.mark.parametrize("said", [{"code": "000000", "name": "Phone"}, {"name": "Phone"}, {"code": "", "name": ""}])
def test_a_wrong_first_code_adds_nothing(said: dict[str, str], recorded: list[Happening]) -> None:
    amira = a_person()
    client = signed_in(amira)
    place, _app = new_app(client)
    assert client.post(place, said).status_code == 422
    assert not Person.objects.get().has_second_factor
    assert [said.event for said in recorded] == []


def test_beginning_again_forgets_the_app_before() -> None:
    client = signed_in(a_person())
    first, _ = new_app(client)
    new_app(client)
    assert client.get(first).status_code == 404
    assert AuthenticatorApp.objects.count() == 1


def test_confirming_twice_adds_once(posted: list[Letter]) -> None:
    client = signed_in(a_person())
    place, app = new_app(client)
    client.post(place, {"code": code_of(app), "name": "Phone"})
    again = client.post(place, {"code": code_of(app), "name": "Other"})
    assert again.status_code == 409
    assert len(posted) == 1


@pytest.mark.parametrize("build", [an_app, a_passkey])
def test_each_can_be_named_and_removed(build: Any, posted: list[Letter], recorded: list[Happening]) -> None:
    amira = a_person()
    factor = build(amira)
    place = f"/second-step/{'apps' if build is an_app else 'passkeys'}/{factor.pk}/"
    client = signed_in(amira)
    assert client.get(place).status_code == 200
    assert client.post(place, {"_method": "PUT", "name": "Work phone"})["Location"] == "/second-step/"
    factor.refresh_from_db()
    assert factor.name == "Work phone"
    assert client.post(place, {"_method": "PUT", "name": ""}).status_code == 422
    assert client.post(place, {"_method": "DELETE"})["Location"] == "/second-step/"
    assert client.post(place, {"_method": "DELETE"}).status_code == 404
    assert [p.template for p in posted] == ["people/mail/factor_removed"]
    assert [said.event for said in recorded] == ["factor.removed"]


def test_the_last_one_takes_the_recovery_codes_along() -> None:
    amira = a_person()
    app, key = an_app(amira), a_passkey(amira)
    amira.make_recovery_codes()
    client = signed_in(amira)
    client.delete(f"/second-step/apps/{app.pk}/")
    assert RecoveryCode.objects.count() == 10
    client.delete(f"/second-step/passkeys/{key.pk}/")
    assert RecoveryCode.objects.count() == 0


def test_recovery_codes_are_shown_once_and_kept_hashed(posted: list[Letter], recorded: list[Happening]) -> None:
    amira = a_person()
    an_app(amira)
    client = signed_in(amira)
    page = client.post("/second-step/recovery-codes/").content.decode()
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", page)
    assert len(set(codes)) == 10
    assert not any(code in client.get(p).content.decode() for code in codes for p in ("/second-step/",))
    assert not RecoveryCode.objects.filter(code_hash__in=codes).exists()
    assert [p.template for p in posted] == ["people/mail/recovery_codes_made"]
    assert [said.event for said in recorded] == ["recovery_codes.made"]


def test_a_recovery_code_lets_in_once_and_its_owner_hears_of_it(
    posted: list[Letter], recorded: list[Happening]
) -> None:
    amira = a_person(password=PASSWORD)
    an_app(amira)
    code, *_others = amira.make_recovery_codes()
    for answer in (303, 422):
        fresh = Client()
        fresh.post("/sign-in/", {"email": amira.email, "password": PASSWORD})
        assert "one of the ten" in fresh.get("/sign-in/second-step/?with=recovery").content.decode().lower()
        said = {"recovery": code.upper().replace("-", " "), "with": "recovery"}
        assert fresh.post("/sign-in/second-step/", said).status_code == answer
    told = posted[-1]
    assert (told.template, told.context["left"]) == ("people/mail/recovery_code_spent", 9)
    assert recorded[-1] == ("recovery_code.spent", None, [amira], {})


def test_new_codes_end_the_earlier_ones() -> None:
    amira = a_person()
    an_app(amira)
    old = amira.make_recovery_codes()
    new = amira.make_recovery_codes()
    assert not amira.spend_recovery_code(old[0])
    assert amira.spend_recovery_code(new[0])


def test_codes_are_for_whoever_has_a_second_step() -> None:
    assert signed_in(a_person()).post("/second-step/recovery-codes/").status_code == 409


@pytest.mark.parametrize(
    ("method", "place"),
    [
        ("post", "/second-step/apps/"),
        ("get", "/second-step/apps/{app}/"),
        ("post", "/second-step/apps/{app}/"),
        ("put", "/second-step/apps/{app}/"),
        ("delete", "/second-step/apps/{app}/"),
        ("get", "/second-step/passkeys/"),
        ("post", "/second-step/passkeys/"),
        ("get", "/second-step/passkeys/{key}/"),
        ("put", "/second-step/passkeys/{key}/"),
        ("delete", "/second-step/passkeys/{key}/"),
        ("get", "/second-step/recovery-codes/"),
        ("post", "/second-step/recovery-codes/"),
    ],
)
def test_every_change_asks_for_a_fresh_proof(method: str, place: str, recorded: list[Happening]) -> None:
    amira = a_person()
    app, key = an_app(amira), a_passkey(amira)
    address = place.format(app=app.pk, key=key.pk)
    answer = getattr(signed_in(amira, ago=LONG_AGO), method)(address)
    if method == "get":
        assert answer["Location"].startswith("/proof/?next=")
    else:
        assert answer.status_code == 403
        assert "Is it still you?" in answer.content.decode()
    assert AuthenticatorApp.objects.get().name == "Phone"
    assert [said.event for said in recorded] == []


def test_with_a_second_step_the_password_is_no_fresh_proof() -> None:
    amira = a_person(password=PASSWORD)
    app = an_app(amira)
    old = signed_in(amira, ago=LONG_AGO)
    assert old.post("/proof/", {"proof-password": PASSWORD}).status_code == 422
    assert old.post("/proof/", {"proof-code": "000000"}).status_code == 422
    assert old.post("/proof/", {"proof-code": code_of(app), "next": "/second-step/"})["Location"] == "/second-step/"
    assert old.get("/second-step/recovery-codes/").status_code == 200


def test_nobody_else_sees_or_changes_them() -> None:
    amira, otto = a_person(), a_person("Otto Lindqvist")
    app, key = an_app(amira), a_passkey(amira)
    client = signed_in(otto)
    for place in (f"/second-step/apps/{app.pk}/", f"/second-step/passkeys/{key.pk}/"):
        for answer in (client.get(place), client.put(place, {"name": "Mine"}), client.delete(place)):
            assert answer.status_code == 404
    assert "Blue key" not in client.get("/second-step/").content.decode()


def test_an_app_that_was_begun_and_left_is_forgotten() -> None:
    amira = a_person()
    begun = amira.begin_app()
    assert not AuthenticatorApp.objects.abandoned().exists()
    AuthenticatorApp.objects.filter(pk=begun.pk).update(created_at=begun.created_at - timedelta(hours=1))
    assert AuthenticatorApp.objects.abandoned().exists()


@pytest.mark.parametrize(
    ("asked", "who", "led"),
    [
        ("administrators", "ada", True),
        ("partners", "ada", False),
        ("partners", "lucia", True),
        ("administrators", "lucia", False),
        ("everyone", "amira", True),
        ("administrators", "amira", False),
    ],
)
def test_whoever_needs_one_sets_it_up_before_anything_opens(asked: str, who: str, led: bool) -> None:
    from alongside.people.testing import the_cast

    person: Person = getattr(the_cast(), who)
    client = signed_in(person)
    with override_settings(SECOND_FACTOR_FOR=(asked,)):
        answer = client.get("/profile/")
        assert (answer.status_code == 303) is led
        if led:
            assert answer["Location"] == "/second-step/"
            assert client.post("/people/imports/").status_code == 303
            assert client.get("/second-step/").status_code == 200
            with as_owner():
                an_app(person)
            assert client.get("/profile/").status_code == 200


def test_where_one_is_needed_the_last_one_stays() -> None:
    ada = a_person("Ada Okafor")
    with as_owner():
        ada.administer()
    app = an_app(ada)
    client = signed_in(ada)
    with override_settings(SECOND_FACTOR_FOR=("administrators",)):
        assert client.delete(f"/second-step/apps/{app.pk}/").status_code == 409
        assert AuthenticatorApp.objects.exists()
        a_passkey(ada)
        assert client.delete(f"/second-step/apps/{app.pk}/").status_code == 303


def test_with_a_second_step_a_new_password_asks_for_it() -> None:
    amira = a_person(password=PASSWORD)
    app = an_app(amira)
    client = signed_in(amira, ago=LONG_AGO)
    said = {"current": PASSWORD, "password": "five other words for it"}
    assert client.get("/password/")["Location"].startswith("/proof/")
    assert client.post("/password/", said).status_code == 403
    assert client.post("/password/", said | {"proof-code": code_of(app)}).status_code == 303
    assert amira.proves_with("five other words for it")


def test_without_one_the_current_password_is_the_proof() -> None:
    amira = a_person(password=PASSWORD)
    said = {"current": PASSWORD, "password": "five other words for it"}
    assert signed_in(amira, ago=LONG_AGO).post("/password/", said).status_code == 303
