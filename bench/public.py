"""The public pages as Lighthouse sees them: as `bench.settings`, but no demonstration, and static files packed."""

from .settings import *  # noqa: F403

DEMO = False  # a demonstration asks search engines to stay away, and Lighthouse counts that
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405
