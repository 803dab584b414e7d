"""Brings the demo's database to what the code needs, loads the invented families once, and serves on this machine.

PORT chooses another port than 8000, DATABASE_URL another database. Data stays in var/ (VAR_DIR).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
ADDRESS = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
os.environ.setdefault("BASE_URL", f"http://{ADDRESS}")


def prepare() -> None:
    """Migrate where something is not migrated yet, and load what is not loaded yet."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    for folder in (settings.VAR, settings.STATIC_ROOT, settings.MEDIA_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("· making the database: half a minute, once", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    call_command("load_demo")
    print()
    call_command("demo_people")
    connection.close()


def serve() -> int:
    """Serve as in production, with a worker for what is done outside requests; both end together."""
    print(f"\nOpen http://{ADDRESS} (stop with Ctrl-C)\n", flush=True)
    tools = ROOT / ".venv" / "bin"
    web = ["gunicorn", "portal.wsgi", "--bind", ADDRESS, "--workers", "2", "--threads", "2", "--log-level", "warning"]
    programs = [
        subprocess.Popen([tools / "python", ROOT / "manage.py", "db_worker", "--no-reload"]),
        subprocess.Popen([tools / web[0], *web[1:]]),
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        return programs[1].wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for program in programs:
            program.terminate()


if __name__ == "__main__":
    prepare()
    sys.exit(serve())
