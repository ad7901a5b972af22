"""One settings file. What differs between machines comes from the environment (docs/reference.md, Settings)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from config import data_folder, environment, logs

BASE_DIR = Path(__file__).resolve().parent.parent


# Data: database, originals and index stand together, so that a demo, a test and a scorer never meet.

DATA_DIR = data_folder.opened(Path(environment.text("DATA_DIR", str(BASE_DIR / "var"))).resolve())
_GIVEN_KEY = environment.text("SECRET_KEY", "")
HAS_GIVEN_KEY = bool(_GIVEN_KEY)  # and not one of this data folder alone
SECRET_KEY = _GIVEN_KEY or data_folder.secret(DATA_DIR / "secret_key")
DEBUG = environment.flag("DEBUG", default=False)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS", "")
SITE_URL = environment.text("SITE_URL", "") or "http://127.0.0.1:8000"
CONTACT_EMAIL = environment.email("CONTACT_EMAIL", "")


# SQLite needs nothing and serves many readers and one writer; a site that outgrows it names its PostgreSQL.
def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_folder.private_file(DATA_DIR / "database.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            # What is taken out of a row is overwritten in the file, not only forgotten.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;",
            "timeout": 30,  # seconds that a writer waits for the one before it
        },
        # Not in memory: there all threads share one connection, and one that is in a function of ours (as dates are
        # taken apart) waits for the interpreter while another, that has it, waits for the connection: for ever.
        "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
    }


_DATABASE_URL = environment.text("DATABASE_URL", "")
DATABASES = {
    "default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60, conn_health_checks=True)
    if _DATABASE_URL
    else _sqlite()
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Originals, and what was recognised on them: in folders, or in an S3-compatible service that several machines read.
MEDIA_ROOT = DATA_DIR / "originals"
STORAGES = environment.storages("ORIGINALS", DATA_DIR / "recognised")

HAYSTACK_DOCUMENT_FIELD = "words"
SEGMENTER = environment.text("SEGMENTER", "jieba")
# The embedded engine needs nothing; a site that outgrows one machine names the nodes of its OpenSearch.
SEARCH_ENGINES: dict[str, dict[str, Any]] = {
    "whoosh": {
        "ENGINE": "search.engines.whoosh.backend.WhooshEngine",
        "PATH": str(DATA_DIR / "index"),
    },
    "opensearch": {
        "ENGINE": "search.engines.opensearch.backend.OpenSearchEngine",
        "URLS": environment.words("OPENSEARCH_URLS", "http://127.0.0.1:9200"),
        "INDEX": environment.text("OPENSEARCH_INDEX", "zhenggai"),
        "SHARDS": environment.number("OPENSEARCH_SHARDS", 1),
    },
}
SEARCH_ENGINE = environment.choice("SEARCH_ENGINE", tuple(SEARCH_ENGINES))
HAYSTACK_CONNECTIONS = {"default": {**SEARCH_ENGINES[SEARCH_ENGINE], "SILENTLY_FAIL": False}}


# Application

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "search",  # before haystack: its rebuild_index takes the place of haystack's
    "haystack",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "csp",
    "ninja",
    "notices",
    "tools",  # commands that measure
]
MIDDLEWARE = [
    "config.slow_requests.with_request_id",
    "config.middleware.without_nul",
    "config.middleware.with_policies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.TextGZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.busy.BusyMiddleware",
    "config.kept_bytes.KeptBytesMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.BoundsMiddleware",
    "config.limits.LimitsMiddleware",
    "config.revisits.RevisitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "search.page.replies.RestoringMiddleware",
    "axes.middleware.AxesMiddleware",
    "notices.curation.gone.with_takedowns",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]


# Language and time

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True


# Static files are served by the application itself, straight from their folders: nothing to collect or build.

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Where `collectstatic` puts them for a front server that serves them itself; WhiteNoise warns where there is none.
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(DATA_DIR / "static"))).resolve()
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False  # ours are for our pages


# Security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# HTTPS=True is what a public site sets; `check --deploy` is clean with it, and what would leave it open is refused.
HTTPS = environment.flag("HTTPS", default=False)
if HTTPS:
    environment.refuse_weak(secret_key=SECRET_KEY, debug=DEBUG, hosts=ALLOWED_HOSTS, site_url=SITE_URL)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked by the machine itself
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# Browsers remember for a year that this host speaks HTTPS; what binds the hosts beside it has to be asked for.
_HSTS = environment.choice("HSTS", ("host", "subdomains", "preload"))
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and _HSTS != "host"
SECURE_HSTS_PRELOAD = HTTPS and _HSTS == "preload"
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # a choice, see HSTS
BEHIND_PROXY = environment.flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Log-in: so many failures from one address, and it has to pause. Not by account: else anybody could lock out anybody.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = environment.number("LOGIN_FAILURES", 10)
AXES_COOLOFF_TIME = timedelta(minutes=environment.number("LOGIN_PAUSE", 15))
AXES_LOCKOUT_PARAMETERS = ["ip_address"]
AXES_CLIENT_IP_CALLABLE = "config.middleware.client_address"
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_SENSITIVE_PARAMETERS = ["username", "code"]  # who types a password there does not find it in the log
AXES_VERBOSE = False
OTP_TOTP_ISSUER = urlsplit(SITE_URL).hostname or "zhenggai"  # what an authenticator app calls the site

# How often one client may ask. Who asks is told by the address the proxy saw; without one, by that of the connection:
# a client may write what it likes into X-Forwarded-For. Each server process counts for itself, or all in one CACHE.
RATES = environment.rates(
    "RATES",
    {
        "file": "60/min",
        "chart": "120/min",
        "table": "120/min",
        "concordance": "60/min",
        "login": "20/min",
        "answer": "30/hour",
    },
)
API_RATE = environment.text("API_RATE", "120/min")
NINJA_NUM_PROXIES = int(BEHIND_PROXY)
CACHES = {"default": environment.cache("CACHE")}

# What one request may ask, bring and get: past a bound a sentence says which (docs/reference.md, Bounds).
# What a file may hold is notices.reading.bounds.
BOUNDS = environment.numbers(
    "BOUNDS",
    {
        "address": 8_000,  # characters of a query string; servers take as much
        "question": 500,  # characters of the words asked for; of the terms within results together; of those without
        "terms": 20,  # within results, and without
        "values": 50,  # of one filter
        "value": 60,  # characters of one of them
        "page": 400_000,  # bytes, where it grows with its address
        "rows": 200_000,  # of a file
        "body": 100_000,  # bytes of a POST of somebody who is not of the staff
        "upload": 250
        << 20,  # bytes of a POST of staff: an archive of the largest size that is read, and a form
    },
)
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000  # a notice that is pasted
FETCH_PRIVATE = environment.flag("FETCH_PRIVATE", default=False)
# When the collector may walk sites: 22-6 is at night; "" is always.
COLLECT_HOURS = environment.hours("COLLECT_HOURS", "")
# Files of strangers are read in a process of their own, with limits of time and memory (notices.reading.bounds).
CONFINED_READING = environment.flag("CONFINED_READING", default=True)


LOGGING = logs.configuration(
    environment.text("LOG_LEVEL", "WARNING"), environment.choice("LOG_FORMAT", ("line", "json"))
)
SLOW_REQUEST = environment.number("SLOW_REQUEST", 2)  # seconds

# Prometheus asks at /metrics, with this token.
METRICS_TOKEN = environment.text("METRICS_TOKEN", "")
if METRICS_TOKEN:
    INSTALLED_APPS.append("django_prometheus")
    MIDDLEWARE = [
        "django_prometheus.middleware.PrometheusBeforeMiddleware",
        *MIDDLEWARE,
        "django_prometheus.middleware.PrometheusAfterMiddleware",
    ]
