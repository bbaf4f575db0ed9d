"""A provider that lies or breaks: whatever it says, nobody gets in by it, and nobody waits for long."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.test import Client
from pytest_django import Settings

from alongside.people.models import Session
from alongside.people.testing import a_person
from alongside.single_sign_on import provider
from alongside.single_sign_on.setup import Setup

pytestmark = pytest.mark.django_db
KEY, OTHER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _each in range(2))


class Liar:
    """Speaks the protocol, and says what a test wants said."""

    def __init__(self, port: int) -> None:
        self.address = f"http://localhost:{port}"
        self.documents: dict[str, Any] = {}
        self.key: Any = KEY
        self.algorithm, self.header = "RS256", {"kid": "one"}
        self.claims: dict[str, Any] = {
            "iss": self.address, "sub": "7", "aud": "us", "iat": time.time(), "exp": time.time() + 60,
            "email": "amira.haddad@example.org", "email_verified": True,
        }  # fmt: skip
        self.answers: dict[str, tuple[int, bytes, dict[str, str]]] = {}
        self.wait, self.nonce = 0.0, ""

    def answer(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        time.sleep(self.wait)
        if path in self.answers:
            return self.answers[path]
        said = {
            "/.well-known/openid-configuration": self.about,
            "/keys": {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "one"}]},
            "/token": {"access_token": "a", "id_token": self.token()},
            "/userinfo": {"sub": self.claims.get("sub"), "email": "amira.haddad@example.org", "email_verified": True},
        }.get(path, {}) | self.documents.get(path, {})
        return 200, json.dumps(said).encode(), {}

    @property
    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.address, "authorization_endpoint": self.address + "/authorize",
            "token_endpoint": self.address + "/token", "jwks_uri": self.address + "/keys",
            "userinfo_endpoint": self.address + "/userinfo",
        }  # fmt: skip

    def token(self) -> str:
        said = {name: value for name, value in ({"nonce": self.nonce} | self.claims).items() if value is not None}
        return jwt.encode(said, self.key, self.algorithm, headers=self.header)


@pytest.fixture
def liar(settings: Settings) -> Iterator[Liar]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = ours.answer(urlsplit(self.path).path)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.daemon_threads = True
    ours = Liar(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.PRIVATE_HOSTS = {"localhost"}
    settings.COMPANY_SIGN_IN = Setup(ours.address, "us", "secret", "", "", False, False, False)
    provider.forget()
    yield ours
    server.shutdown()
    server.server_close()
    provider.forget()


def whole_way(liar: Liar) -> Any:
    client = Client()
    sent = client.get("/single-sign-on/")
    if sent.status_code != 302:
        return sent
    asked = parse_qs(urlsplit(sent["Location"]).query)
    liar.nonce = asked["nonce"][0]
    return client.get("/single-sign-on/return/", {"code": "c", "state": asked["state"][0]})


def nobody_is_in() -> bool:
    return not Session.objects.filter(person__isnull=False).exists()


def test_when_it_speaks_the_truth_it_lets_in(liar: Liar) -> None:
    a_person()
    assert whole_way(liar).status_code == 303


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "somebody-else"},
        {"aud": ["us", "somebody-else"], "azp": "somebody-else"},
        {"aud": None},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"iat": 9_999_999_999},
        {"nbf": 9_999_999_999},
        {"nonce": "another"},
        {"nonce": None},
        {"nonce": ""},
        {"nonce": 7},
        {"sub": None},
        {"sub": ""},
        {"sub": "s" * 256},
        {"email_verified": False},
        {"email_verified": "yes"},
        {"email_verified": 1.5},
        {"email": ["amira.haddad@example.org"]},
        {"email": "amira.haddad@example.org\0"},
        {"email": None, "email_verified": None, "sub": "8\0"},
    ],
    ids=str,
)
def test_a_claim_that_does_not_hold_opens_nothing(liar: Liar, lie: dict[str, Any]) -> None:
    a_person()
    liar.claims |= lie
    assert whole_way(liar).status_code == 409
    assert nobody_is_in()


def test_a_token_without_a_signature_opens_nothing(liar: Liar) -> None:
    a_person()
    liar.key, liar.algorithm = None, "none"
    assert whole_way(liar).status_code == 409
    assert nobody_is_in()


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("shared", ["secret", "the public key in letters"])
def test_a_token_signed_with_what_is_no_secret_opens_nothing(liar: Liar, shared: str) -> None:
    a_person()
    liar.key, liar.algorithm = shared, "HS256"
    assert whole_way(liar).status_code == 409
    assert nobody_is_in()


def test_a_token_signed_by_somebody_else_opens_nothing(liar: Liar) -> None:
    a_person()
    liar.key = OTHER
    assert whole_way(liar).status_code == 409
    liar.key, liar.algorithm = ec.generate_private_key(ec.SECP256R1()), "ES256"
    assert whole_way(liar).status_code == 409
    assert nobody_is_in()


@pytest.mark.parametrize("kid", ["another", "../../etc/passwd", "' or 1=1 --"])
def test_a_key_that_it_does_not_show_opens_nothing(liar: Liar, kid: str) -> None:
    a_person()
    liar.header = {"kid": kid}
    assert whole_way(liar).status_code == 409


def test_a_key_named_in_the_token_itself_is_not_asked_for(liar: Liar) -> None:
    a_person()
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OTHER.public_key()))
    liar.key, liar.header = OTHER, {"kid": "two", "jwk": public, "jku": "https://evil.example/keys"}
    assert whole_way(liar).status_code == 409


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": ""},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
    ],
    ids=str,
)
def test_what_it_says_of_itself_has_to_fit(liar: Liar, said: dict[str, Any]) -> None:
    liar.documents["/.well-known/openid-configuration"] = said
    answer = Client().get("/single-sign-on/")
    assert answer.status_code == 503


def test_who_it_tells_about_has_to_be_the_one_it_vouched_for(liar: Liar) -> None:
    a_person()
    liar.claims |= {"email": None, "email_verified": None}
    liar.documents["/userinfo"] = {"sub": "8"}
    assert whole_way(liar).status_code == 409
    del liar.documents["/userinfo"]
    assert whole_way(liar).status_code == 303


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
@pytest.mark.parametrize(
    "answer",
    [
        (500, b"{}", {}),
        (302, b"", {"Location": "http://localhost:1/"}),
        (200, b"<html>", {}),
        (200, b"[]", {}),
        (200, b'"' + b"x" * 1_100_000 + b'"', {}),
        (200, b"\xff\xfe", {}),
        (200, b"[" * 100_000, {}),
    ],
    ids=["500", "elsewhere", "html", "list", "huge", "letters", "deep"],
)
def test_a_broken_answer_is_no_answer(liar: Liar, path: str, answer: tuple[int, bytes, dict[str, str]]) -> None:
    a_person()
    liar.answers[path] = answer
    assert whole_way(liar).status_code in (409, 503)
    assert nobody_is_in()


def test_keys_that_make_no_sense_are_passed_over(liar: Liar) -> None:
    a_person()
    good = json.loads(liar.answer("/keys")[1])["keys"]
    odd: list[Any] = [{"kty": "RSA"}, {"kty": "oct", "k": "AA", "kid": "one"}, {"use": "enc", "kty": "RSA"}, {}, 7]
    liar.documents["/keys"] = {"keys": odd + good}
    assert whole_way(liar).status_code == 303


def test_nobody_waits_for_a_slow_one(liar: Liar) -> None:
    liar.wait = 7
    begun = time.monotonic()
    assert Client().get("/single-sign-on/").status_code == 503
    assert time.monotonic() - begun < 6.5
    liar.wait = 0
