"""`make demo`: one machine, invented people, keys that are no secret."""

from .base import *  # noqa: F403
from .base import VAR, env

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = "demo-only-not-a-secret-demo-only-not-a-secret-demo-only"
AUDIT_KEY = "demo-only-audit-key"
AUDIT_ANCHOR_FILE = str(VAR / "audit-anchors.jsonl")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
WHITENOISE_USE_FINDERS = True
