"""Measures a site in this process, through its WSGI handler: `python -m bench.measure SCENARIOS`, JSON on stdout.

CPU time of this process only: not the database's, not waiting. Whoever started it says when by a line on stdin, so that
sites and pages take turns: what else the machine does falls on all of them, and each page is measured in a process that
knows the others.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.core.wsgi import get_wsgi_application
from django.db import connection

from .scenario import Scenario, read

WARM_UP = 5
SECONDS = 0.15  # of CPU for one batch, about


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


@dataclass(frozen=True)
class Page:
    """A page made ready: asked for a few times, its queries counted; `repeats` of it are one batch."""

    browser: Browser
    scenario: Scenario
    queries: int
    repeats: int

    def batch(self) -> float:
        """CPU seconds of one request, on average."""
        return sum(one(self.browser, self.scenario) for _ in range(self.repeats)) / self.repeats


def ready(application: Any, scenario: Scenario) -> Page:
    browser = Browser(application, scenario.cookies)
    trial = min(one(browser, scenario) for _ in range(WARM_UP))
    return Page(browser, scenario, count_queries(browser, scenario), max(3, int(SECONDS / max(trial, 1e-4))))


def main() -> None:
    """Says what the pages are and how many queries they take, then the CPU of one batch of each for every line read."""
    application = get_wsgi_application()
    pages = [ready(application, scenario) for scenario in read(Path(sys.argv[1]))]
    print(json.dumps([(page.scenario.page, page.queries) for page in pages]), flush=True)
    gc.collect()
    for _turn in sys.stdin:
        print(json.dumps([page.batch() for page in pages]), flush=True)


if __name__ == "__main__":
    main()
