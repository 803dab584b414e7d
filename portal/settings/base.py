"""What every installation shares. Secrets and addresses come from the environment."""

from pathlib import Path

import django.forms
import environ

from .languages import *  # noqa: F403
from .log import *  # noqa: F403
from .security import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()
VAR = Path(env.str("VAR_DIR", str(ROOT / "var")))  # everything an installation writes, beside its database

SERVICE_NAME = env.str("SERVICE_NAME", "Clear Plan")

INSTALLED_APPS = [
    "portal.access",
    "portal.audit",
    "portal.ui",
    "portal.people",
    "portal.accounts",
    "portal.procedures",
    "portal.plans",
    "portal.wording",
    "portal.dialogue",
    "portal.register",
    "portal.visits",
    "portal.engagement",
    "portal.escalation",
    "portal.reviews",
    "portal.intake",
    "portal.packs",
    "portal.practice",
    "portal.family",
    "portal.translating",
    "portal.api",
    "portal.demo",
    "forms",
    "content",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.api.v2",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "formtools",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.api.middleware.Cors",
    "portal.api.middleware.Methods",
    "content.middleware.PublicPages",  # before what reads sessions: a page that is kept needs none
    "portal.accounts.middleware.Headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.Gate",
    "portal.audit.middleware.Refusals",
    "forms.middleware.Refusals",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # django.forms is no installed app here: its label is ours. Its widget templates are found by folder.
        "DIRS": [ROOT / "templates", Path(django.forms.__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.ui.context.service",
                "portal.accounts.context.timing",
            ],
            "builtins": ["portal.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "portal.ui.renderer.Renderer"

DATABASES = {"default": env.db("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True  # no audit row, no page
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL with FULL survived 25 kills without a lost save; IMMEDIATE makes a check and its write one thing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": env.cache("CACHE_URL", "locmemcache://")}
# Public pages that were made once (content/middleware.py), apart from counters that must not make room for them.
CACHES["pages"] = CACHES["default"] | {"KEY_PREFIX": "pages"}
if not CACHES["pages"]["BACKEND"].endswith("RedisCache"):
    CACHES["pages"] |= {"LOCATION": f"{CACHES['default'].get('LOCATION', '')}/pages", "OPTIONS": {"MAX_ENTRIES": 500}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
# Files that people add to a draft: beside the database, served by nobody but the view that asks who may see them.
UPLOADS = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {
        "location": VAR / "uploads",
        "base_url": None,
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    },
}
# What looks for malware in them, off while empty: docs/operations.md.
FORMS_FILE_SCANNER = env.str("FORMS_FILE_SCANNER", "")
FORMS_CLAMD = env.str("FORMS_CLAMD", "unix:/run/clamav/clamd.ctl")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "uploads": UPLOADS,
}
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = SERVICE_NAME
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# A translation that was only begun is a draft: else its readers would get the source's words as if they were theirs.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# The index holds stems that we make ourselves, in English and Welsh: PostgreSQL is to take them as they are.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # accounts and passwords come from portal.accounts alone
DEMO = False
