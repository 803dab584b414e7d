"""The product under measurement: as the demo, with the production's way of naming static files."""

import tempfile
from pathlib import Path

from portal.settings.development import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = Path(tempfile.gettempdir()) / "bench-static-portal"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    "uploads": UPLOADS,  # noqa: F405
}
WHITENOISE_USE_FINDERS = False
LOGGING_CONFIG = None
DEBUG_PROPAGATE_EXCEPTIONS = True  # a page that fails says why
