"""Measures a site in this process, through its WSGI handler: `python -m bench.measure SCENARIOS`, JSON on stdout.

CPU time of this process only: not the database's, not waiting. The best of many repeats is steady on a noisy machine.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.core.wsgi import get_wsgi_application
from django.db import connection

from .scenario import Figures, Scenario, read

WARM_UP = 5
BATCHES = 5  # in each of the rounds of bench.__main__
SECONDS = 0.25  # of CPU for one batch, about


class Browser:
    """Keeps cookies and talks WSGI."""

    def __init__(self, application: Any, cookies: dict[str, str]) -> None:
        self.application = application
        self.cookies = dict(cookies)

    def environ(self, scenario: Scenario, body: bytes = b"", method: str = "GET") -> dict[str, Any]:
        path, _, query = scenario.path.partition("?")
        return {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": "; ".join(f"{key}={value}" for key, value in self.cookies.items()),
            "HTTP_ACCEPT_LANGUAGE": "en-GB", "HTTP_REFERER": f"http://127.0.0.1{path}",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr, "wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": False,
        }  # fmt: skip

    def send(self, environ: dict[str, Any]) -> tuple[int, bytes, float]:
        """(status, body, CPU seconds) of one request, closed as a server closes it."""
        seen: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], None]:
            seen["status"], seen["headers"] = int(status[:3]), headers
            return lambda data: None

        began = time.process_time()
        answer = self.application(environ, start)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        spent = time.process_time() - began
        for name, value in seen["headers"]:
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return seen["status"], body, spent


def form_of(page: bytes) -> bytes:
    """What somebody would send who fills in every field of the page's largest form."""
    forms = BeautifulSoup(page, "html.parser").find_all("form")
    form = max(forms, key=lambda found: len(found.find_all(["input", "textarea"])))
    fields: dict[str, str] = {}
    for control in form.find_all(["input", "textarea", "button"]):
        name, kind = str(control.get("name") or ""), control.get("type", "text")
        if not name or kind == "checkbox" or (control.name == "button" and control.get("value") is None):
            continue
        if kind in ("hidden", "radio"):
            fields.setdefault(name, str(control.get("value") or ""))  # of radio buttons the first
        elif control.name != "button":
            fields[name] = "Something was said about this"
    return urlencode(fields).encode()


def one(browser: Browser, scenario: Scenario) -> float:
    """CPU seconds of one request, its answer checked; a POST is preceded by an uncounted GET of its form."""
    environ = browser.environ(scenario)
    if scenario.method == "POST":
        status, page, _ = browser.send(environ)
        assert status == 200, f"{scenario.page}: the form answered {status}"
        environ = browser.environ(scenario, form_of(page), "POST")
    status, body, spent = browser.send(environ)
    assert status == scenario.status, f"{scenario.page}: {status} instead of {scenario.status}: {body[:2000]!r}"
    return spent


def count_queries(browser: Browser, scenario: Scenario) -> int:
    """Statements sent by one warm request (of a POST, by the POST alone)."""
    counted: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        counted.append(sql)
        return execute(sql, params, many, context)

    environ = browser.environ(scenario)
    if scenario.method == "POST":
        _, page, _ = browser.send(environ)
        environ = browser.environ(scenario, form_of(page), "POST")
    with connection.execute_wrapper(note):
        browser.send(environ)
    return len(counted)


def measure(application: Any, scenarios: list[Scenario]) -> list[Figures]:
    """The figures of each page. They take turns by batches: whatever else the machine does falls on all of them, and
    each is measured in a process that knows all of them."""
    pages = []
    for scenario in scenarios:
        browser = Browser(application, scenario.cookies)
        trial = min(one(browser, scenario) for _ in range(WARM_UP))
        pages.append((browser, scenario, max(3, int(SECONDS / max(trial, 1e-4))), count_queries(browser, scenario)))
    gc.collect()
    batches = [
        [sum(one(browser, scenario) for _ in range(repeats)) / repeats for browser, scenario, repeats, _ in pages]
        for _ in range(BATCHES)
    ]
    return [
        Figures(scenario.page, queries, min(taken))
        for (_, scenario, _, queries), taken in zip(pages, zip(*batches, strict=True), strict=True)
    ]


def main() -> None:
    figures = measure(get_wsgi_application(), read(Path(sys.argv[1])))
    print(json.dumps([asdict(row) for row in figures]))


if __name__ == "__main__":
    main()
