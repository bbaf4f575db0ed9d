"""Settings. Each comes from the environment through a typed reader that refuses nonsense."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from alongside.foundation.environment import Environment, Nonsense
from alongside.mailbox.setup import read_setup as read_mailbox
from alongside.scheduling.google.setup import read_setup as read_google
from alongside.single_sign_on.setup import read_setup

from .database import addresses, django_settings
from .demonstration import is_demo
from .keys import keys
from .port import port_of

env = Environment()
PACKAGE = Path(__file__).resolve().parent.parent

HOME = env.folder("ALONGSIDE_HOME", Path(".alongside"))
PORT = port_of(HOME)
ROLE = env.text("ALONGSIDE_ROLE", "app")
DEBUG = env.flag("ALONGSIDE_DEBUG", default=False)

# --- who may reach us ------------------------------------------------------------------------------------------
BASE_URL = env.address("ALONGSIDE_BASE_URL", f"http://localhost:{PORT}", schemes=("http", "https"))
TRUSTED_PROXY = env.flag("ALONGSIDE_TRUSTED_PROXY", default=False)
_places = addresses(HOME, os.environ)
DEMO = is_demo(HOME, _places, os.environ)
ALLOWED_HOSTS = [BASE_URL.split("://")[1].split(":")[0].split("/")[0], "localhost", "127.0.0.1", "[::1]"]
if BASE_URL.startswith("https") and DEBUG:
    raise ImproperlyConfigured("ALONGSIDE_DEBUG shows private text in errors: it is refused on an https address.")

_keys = keys(HOME)
SECRET_KEY = _keys.secret
IDENTITY_KEY = _keys.identity
NOTES_KEY = _keys.notes

# --- rooms, lowest first ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "procrastinate.contrib.django",
    "alongside.foundation",
    "alongside.coach",
    "alongside.people",
    "alongside.journal",
    "alongside.trust",
    "alongside.notices",
    "alongside.mailbox",
    "alongside.single_sign_on",
    "alongside.scheduling",
    "alongside.feedback",
    "alongside.kpis",
    "alongside.goals",
    "alongside.conversations",
    "alongside.insights",
    "alongside.home",
    "alongside.demo",
]

MIDDLEWARE = [
    "alongside.foundation.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # masks how long a page is, and CSRF tokens are masked: no BREACH
    "alongside.people.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alongside.people.rate_limits.RateLimits",
    "alongside.trust.middleware.Identity",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alongside.foundation.middleware.Politeness",
    "alongside.people.proof.AskForProof",
    "alongside.people.needed_step.NeededStep",
]

ROOT_URLCONF = "alongside.config.urls"
ASGI_APPLICATION = "alongside.config.asgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "alongside.home.frame.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "django.templatetags.i18n",
                "alongside.foundation.templatetags.house",
                "alongside.trust.templatetags.receipts",
            ],
        },
    }
]

# --- database ---------------------------------------------------------------------------------------------------
DATABASES = {"default": django_settings(_places.of(ROLE), pool=16 if ROLE == "app" else 0)}
if DEMO:  # its bar and its “start over” belong to nobody in the company
    DATABASES["owner"] = django_settings(_places.of("owner"), pool=0)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_ON_APP_READY = "alongside.config.recurring.on_app_ready"

# --- people and their sessions ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
SILENCED_SYSTEM_CHECKS = [
    "auth.E013",  # our own `Identity` middleware signs people in, before the one that requires it
    "auth.W004",  # e-mail addresses are unique whatever their case, by a constraint the check does not know
]
AUTHENTICATION_BACKENDS: list[str] = []
LOGIN_URL = "people:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "alongside.people.sessions"
IS_HTTPS = BASE_URL.startswith("https")
_cookie = "__Host-" if IS_HTTPS else ""  # browsers then take it from no other host, and for no other path
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_cookie}alongside", f"{_cookie}csrftoken"
MESSAGE_COOKIE_NAME = f"{_cookie}said"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SECOND_FACTOR_FOR = env.some_of("ALONGSIDE_SECOND_FACTOR_FOR", ("administrators", "partners", "everyone"))
COMPANY_SIGN_IN = read_setup(env)
LOCAL_SIGN_IN = env.one_of("ALONGSIDE_LOCAL_SIGN_IN", ("everyone", "administrators"))
if LOCAL_SIGN_IN != "everyone" and COMPANY_SIGN_IN is None:
    raise Nonsense("ALONGSIDE_LOCAL_SIGN_IN", LOCAL_SIGN_IN, "everyone, as long as no ALONGSIDE_OIDC_URL is set")
PRIVATE_HOSTS = {name.lower() for name in env.words("ALONGSIDE_PRIVATE_HOSTS")}
MESSAGE_STORAGE = "alongside.foundation.messages.HouseMessages"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"

# --- language, time -----------------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = env.text("ALONGSIDE_TIME_ZONE", "UTC")
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
FORMAT_MODULE_PATH = "alongside.config.formats"
LOCALE_PATHS = [PACKAGE / "locale"]

# --- files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# --- mail -------------------------------------------------------------------------------------------------------------
MAIL_URL = env.address("ALONGSIDE_MAIL_URL", "", schemes=("smtp", "smtps", "folder"))
MAIL_FROM = env.text("ALONGSIDE_MAIL_FROM", "Alongside <alongside@localhost>")
MAILBOX = read_mailbox(env, MAIL_FROM)  # what people write to Alongside

# --- calendars --------------------------------------------------------------------------------------------------------
GOOGLE_CALENDAR = read_google(env)  # by its CalDAV, for whoever gives permission at Google

# --- the coach --------------------------------------------------------------------------------------------------------
COACH_RULES = env.text("ALONGSIDE_COACH_RULES", "")  # a company's own rules, as `alongside coach rules` checks them

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "fido2": {"level": "WARNING"},
        "httpx2": {"level": "WARNING"},  # it would log every address that is asked
    },
}
