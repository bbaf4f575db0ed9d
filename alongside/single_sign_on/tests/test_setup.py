"""What the environment may say, and what is refused at the start in one sentence."""

import pytest

from alongside.foundation.environment import Environment, Nonsense

from ..setup import read_setup


def test_nothing_said_is_no_company_sign_in() -> None:
    assert read_setup(Environment({})) is None


def test_the_least_is_an_address_and_a_client() -> None:
    said = {"ALONGSIDE_OIDC_URL": "https://id.example.org/realms/us/", "ALONGSIDE_OIDC_CLIENT_ID": "alongside"}
    setup = read_setup(Environment(said))
    assert setup is not None
    assert (setup.issuer, setup.client_id, setup.secret) == ("https://id.example.org/realms/us", "alongside", "")
    assert not (setup.welcomes_newcomers or setup.trusts_addresses or setup.asks_second_step)


def test_the_whole_address_of_its_document_is_understood() -> None:
    url = "https://id.example.org/.well-known/openid-configuration"
    setup = read_setup(Environment({"ALONGSIDE_OIDC_URL": url, "ALONGSIDE_OIDC_CLIENT_ID": "x"}))
    assert setup is not None
    assert setup.issuer == "https://id.example.org"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ALONGSIDE_OIDC_URL": "id.example.org"}, "https://"),
        ({"ALONGSIDE_OIDC_URL": "http://id.example.org"}, "for this machine alone"),
        ({"ALONGSIDE_OIDC_URL": "https://id.example.org"}, "CLIENT_ID"),
        (
            {
                "ALONGSIDE_OIDC_URL": "https://id.example.org",
                "ALONGSIDE_OIDC_CLIENT_ID": "x",
                "ALONGSIDE_OIDC_NEWCOMERS": "perhaps",
            },
            "yes or no",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(said: dict[str, str], words: str) -> None:
    with pytest.raises(Nonsense, match=words):
        read_setup(Environment(said))


def test_choices_are_read_and_others_refused() -> None:
    env = Environment({"A": "Administrators", "B": "partners, everyone", "C": "nobody"})
    assert env.one_of("A", ("everyone", "administrators")) == "administrators"
    assert env.one_of("missing", ("everyone", "administrators")) == "everyone"
    assert env.some_of("B", ("partners", "everyone")) == ("partners", "everyone")
    assert env.some_of("missing", ("partners",)) == ()
    for read in (env.one_of, env.some_of):
        with pytest.raises(Nonsense, match="partners"):
            read("C", ("partners",))
