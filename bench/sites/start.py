"""Baseline two: the project `wagtail start` makes, on the same PostgreSQL with the same persistent connections."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
from .base import *
import environ

DEBUG = False
SECRET_KEY = "nothing-here-is-secret"
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": environ.Env().db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = None
LOGGING_CONFIG = None
INSTALLED_APPS += ["formtools", "bench.sites.rival"]
ROOT_URLCONF = "bench.sites.rival.urls"
MIGRATION_MODULES = {"rival": "rival_migrations"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""


def make(folder: Path, url: str) -> dict[str, str]:
    """Generate the project below this folder and migrate it; gives the environment to run it in."""
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([wagtail, "start", "baseline", str(folder)], check=True, capture_output=True)
    (folder / "baseline" / "settings" / "measured.py").write_text(SETTINGS)
    (folder / "rival_migrations").mkdir()
    (folder / "rival_migrations" / "__init__.py").touch()
    env = {
        "DJANGO_SETTINGS_MODULE": "baseline.settings.measured",
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
        "DATABASE_URL": url,
    }
    for command in (
        ["manage.py", "makemigrations", "-v0", "rival"],
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "collectstatic", "-v0", "--noinput"],
        ["-m", "bench.sites.rival.fill"],
    ):
        subprocess.run([sys.executable, *command], cwd=folder, env=os.environ | env, check=True)
    return env
