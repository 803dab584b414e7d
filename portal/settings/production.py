"""Production: every secret from the environment, HTTPS only."""

from .base import *  # noqa: F403
from .base import UPLOADS, env

DEBUG = False
DEMO = False
SECRET_KEY = env.str("SECRET_KEY")
AUDIT_KEY = env.str("AUDIT_KEY")
AUDIT_ANCHOR_FILE = env.str("AUDIT_ANCHOR_FILE")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Failed sign-ins are counted for the address that the outermost of our own proxies saw: with the proxy's own address
# anybody could lock a parent out, or use up everybody's tries (T12).
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
vars().update(env.email("EMAIL_URL", "smtp://localhost:25"))
EMAIL_TIMEOUT = 20  # seconds; a mail server that is down keeps the worker no longer
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "noreply@localhost")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "uploads": UPLOADS,
}
