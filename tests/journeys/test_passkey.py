"""A passkey in a real browser, with Chromium's own authenticator: added, used as second step, alone, and as proof."""

import pytest
from playwright.sync_api import Page, expect

from alongside.foundation.testing import as_owner
from alongside.people.models import AuthenticatorApp, Person, Session
from alongside.people.testing import code_of

from .conftest import Window
from .people import PASSWORD, imported_pair

pytestmark = pytest.mark.browser


@pytest.fixture
def person(window: Window) -> Person:
    return imported_pair().guest


def with_authenticator(page: Page) -> Page:
    """A device that keeps passkeys and knows its owner's hand, as phones and laptops do."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


def first_step(page: Page, person: Person) -> None:
    page.goto("/sign-in/")
    page.get_by_label("E-mail").fill(person.email or "")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page: Page, person: Person) -> None:
    first_step(page, person)
    page.wait_for_url("**/")
    page.goto("/second-step/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("This laptop")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/second-step/recovery-codes/")


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def test_a_passkey_from_adding_to_signing_in_without_a_password(window: Window, person: Person) -> None:
    page = with_authenticator(window())
    add_passkey(page, person)
    page.get_by_role("button", name="Show me ten codes").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("This laptop", exact=True)).to_be_visible()

    sign_out(page)
    first_step(page, person)
    page.wait_for_url("**/second-step/")
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url(lambda url: url.endswith("/") and "sign-in" not in url)

    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    assert person.passkeys.get().used_at is not None


def test_the_same_device_is_not_added_twice(window: Window, person: Person) -> None:
    page = with_authenticator(window())
    add_passkey(page, person)
    page.goto("/second-step/passkeys/")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_text("This device has a passkey here already.")).to_be_visible()
    assert person.passkeys.count() == 1


def test_somebody_who_turns_it_down_is_told_that_nothing_happened(window: Window, person: Person) -> None:
    page = window()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")  # and no device at all
    page.goto("/sign-in/passkey/")
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')); }"
    )
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_text("Nothing was used.")).to_be_visible()


def test_a_passkey_proves_again_and_the_form_goes_on(window: Window, person: Person) -> None:
    page = with_authenticator(window())
    add_passkey(page, person)
    _an_hour_passes(person)
    page.goto("/second-step/recovery-codes/")
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("button", name="Show me ten codes")).to_be_visible()
    _an_hour_passes(person)
    page.get_by_role("button", name="Show me ten codes").click()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)


def test_without_scripts_an_app_and_recovery_codes_are_enough(window: Window, person: Person) -> None:
    page = window(javascript=False)
    first_step(page, person)
    page.goto("/second-step/")
    page.get_by_role("button", name="Add an authenticator app").click()
    page.get_by_label("Code from your authenticator app").fill(code_of(AuthenticatorApp.objects.get(person=person)))
    page.get_by_label("Name").fill("Phone")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Show me ten codes").click()
    code = page.locator(".codes code").first.inner_text()

    sign_out(page)
    first_step(page, person)
    page.get_by_role("link", name="Use a recovery code").click()
    page.get_by_label("Recovery code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto("/second-step/")
    expect(page.get_by_text("9 are left")).to_be_visible()


def _an_hour_passes(person: Person) -> None:
    """For the proof in every session of this person."""
    from alongside.people.sessions import PROVED, SessionStore

    with as_owner():
        for row in Session.objects.filter(person=person):
            store = SessionStore(row.session_key)
            store[PROVED] = "2026-01-01T00:00:00+00:00"
            store.save()
