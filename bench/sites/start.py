"""Baseline two: the project `wagtail start` makes, on the same PostgreSQL with the same persistent connections."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SETTINGS = """
from .base import *
import environ

DEBUG = False
SECRET_KEY = "nothing-here-is-secret"
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": environ.Env().db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = None
LOGGING_CONFIG = None
"""


def make(folder: Path, url: str) -> dict[str, str]:
    """Generate the project below this folder and migrate it; gives the environment to run it in."""
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([wagtail, "start", "baseline", str(folder)], check=True, capture_output=True)
    (folder / "baseline" / "settings" / "measured.py").write_text(SETTINGS)
    env = {
        "DJANGO_SETTINGS_MODULE": "baseline.settings.measured",
        "PYTHONPATH": str(folder),
        "DATABASE_URL": url,
    }
    for command in (["migrate", "-v0"], ["collectstatic", "-v0", "--noinput"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=folder, env=os.environ | env, check=True)
    return env
