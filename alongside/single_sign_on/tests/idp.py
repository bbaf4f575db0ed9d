"""A real OpenID provider, in a process of its own: django-allauth's. Called as `python idp.py FOLDER PORT`.

FOLDER holds `key.pem`, its signing key now, and its database. Starting it again with another key changes the keys.
"""

import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

PASSWORD = "a password at the provider"
# name: (address, verified, employee number)
PEOPLE = {
    "amira": ("amira.haddad@example.org", True, "A-7"),
    "unverified": ("jonas.weber@example.org", False, ""),
    "stranger": ("stranger@elsewhere.example", True, ""),
    "impostor": ("otto.lindqvist@example.org", False, ""),
    "second": ("amira.haddad@example.org", True, ""),
    "ada": ("ada.okafor@example.org", True, ""),
}
CLIENT, SECRET = "alongside", "a secret: with/signs+and ümlaut"


def main(folder: Path, port: str) -> None:
    settings.configure(
        DEBUG=False,
        ALLOWED_HOSTS=["localhost"],
        SECRET_KEY="for a test on loopback",
        ROOT_URLCONF="idp_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "idp.sqlite"}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]},
        }],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        SESSION_COOKIE_NAME="idp", CSRF_COOKIE_NAME="idp_csrf",  # cookies know no ports
        IDP_OIDC_ADAPTER="idp_adapter.Adapter",
        IDP_OIDC_PRIVATE_KEY=(folder / "key.pem").read_text(),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # theirs takes a second of work a sign-in
        USE_TZ=True,
    )  # fmt: skip
    django.setup()
    call_command("migrate", verbosity=0)
    _seed((folder / "way_back").read_text())
    call_command("runserver", f"localhost:{port}", use_reloader=False, skip_checks=True)


def _seed(way_back: str) -> None:
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import make_password

    if Client.objects.exists():
        return
    accounts: Any = get_user_model().objects
    for name, (address, _verified, _number) in PEOPLE.items():
        accounts.create_user(name, f"{name}.{address}", PASSWORD, first_name=name.title())
    Client.objects.create(
        id=CLIENT, name="Alongside", secret=make_password(SECRET), scopes="openid\nemail\nprofile",
        redirect_uris=way_back, skip_consent=True,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
