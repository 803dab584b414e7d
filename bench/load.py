"""Requests a second of a site under gunicorn with two workers, on this machine alone and for seconds only."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from .scenario import Scenario

SECONDS = 3.0
CLIENTS = 4
WARM_UP = 10  # rounds at most


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(application: str, env: dict[str, str]) -> Iterator[int]:
    """gunicorn with two workers for an application; gives its port once it answers."""
    port = free_port()
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    command = [gunicorn, application, "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "2"]
    with subprocess.Popen([*command, "--log-level", "error"], env=os.environ | env) as server:
        try:
            for _ in range(300):
                time.sleep(0.1)
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield port
        finally:
            server.terminate()


def client(port: int, scenario: Scenario, until: float) -> int:
    """How many right answers one client got over one kept connection until this moment."""
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in scenario.cookies.items()), "Accept-Language": "en-GB"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    answered = 0
    while time.monotonic() < until:
        connection.request("GET", scenario.path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == scenario.status, f"{scenario.page}: {answer.status}"
        answered += 1
    return answered


def together(port: int, scenario: Scenario, seconds: float) -> float:
    """Requests a second of several clients at once, for some seconds."""
    with get_context("fork").Pool(CLIENTS) as pool:
        until = time.monotonic() + seconds
        counts = pool.starmap(client, [(port, scenario, until)] * CLIENTS)
    return sum(counts) / seconds


def rate(port: int, scenario: Scenario) -> float:
    """Requests a second of a page asked with GET, warm; 0 for a POST, which needs its form.

    A worker that was never asked loads the whole product first: seconds in a row are compared until they are alike.
    """
    if scenario.method != "GET":
        return 0.0
    before, now = 0.0, together(port, scenario, 1)
    for _ in range(WARM_UP):
        if before and now < before * 1.2:
            break
        before, now = now, together(port, scenario, 1)
    return together(port, scenario, SECONDS)
