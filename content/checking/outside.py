"""Whether addresses elsewhere still answer. Asked by a command or in the background, never while a page is shown."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from django.db import transaction

from ..models import Mention, OutsideLink

TIMEOUT = 10  # seconds
MOST_STEPS = 5  # redirections
AGAIN_AFTER = timedelta(days=1)
AGENT = "Mozilla/5.0 (compatible; link check of a procedures manual)"
FOR_GOOD, FOR_NOW = {301, 308}, {302, 303, 307}
CLOSED = {401, 403, 407, 429, 451, 999}  # there, and not for programs
NO_HEAD = {400, 403, 404, 405, 500, 501, 503}  # some servers say so to HEAD alone
Problem = OutsideLink.Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. `status`: of HTTP, None where nobody answered."""

    problem: str
    status: int | None = None
    moved_to: str = ""


Try = Callable[[str], Answer]


def is_public(host: str) -> bool:
    """Whether an address (of the internet protocol) is one that everybody reaches: never our own network."""
    return ip_address(host).is_global


def _connect(address: tuple[str, int], timeout: Any = None, source_address: Any = None) -> socket.socket:
    """A connection to the very address that was checked."""
    host, port = address
    found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not found or not all(is_public(one) for one in found):
        raise OSError(f"not a public address: {host}")
    return socket.create_connection((sorted(found)[0], port), timeout, source_address)


class _Http(http.client.HTTPConnection):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._create_connection = _connect


class _Https(http.client.HTTPSConnection):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._create_connection = _connect


class _OpenHttp(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_Http, req)


class _OpenHttps(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(_Https, req, context=ssl.create_default_context())


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Redirections are followed here, each looked at first."""


def look(url: str) -> Answer:
    """Tries an address as a browser would, its redirections too; sends and keeps nothing."""
    start, moved = url, False
    for _step in range(MOST_STEPS):
        status, location = _ask(url)
        if status is None:
            return Answer(Problem.SILENT)
        if status in FOR_GOOD | FOR_NOW and location:
            moved = moved or status in FOR_GOOD
            url = urljoin(url, location)
            continue
        if status in CLOSED:
            return Answer(Problem.CLOSED, status)
        if status in (404, 410):
            return Answer(Problem.GONE, status)
        if status >= 400:
            return Answer(Problem.FAILS, status)
        return Answer(Problem.MOVED, status, url[:500]) if moved and url != start else Answer(Problem.NONE, status)
    return Answer(Problem.FAILS)


def _ask(url: str) -> tuple[int | None, str]:
    status, location = _send(url, "HEAD")
    return _send(url, "GET") if status in NO_HEAD else (status, location)


def _send(url: str, method: str) -> tuple[int | None, str]:
    if urlsplit(url).scheme not in ("http", "https"):
        return None, ""
    opener = build_opener(ProxyHandler({}), _OpenHttp, _OpenHttps, _Stay)
    request = Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310  looked at above
    try:
        with opener.open(request, timeout=TIMEOUT) as response:
            return response.status, response.headers.get("Location") or ""
    except HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""
    except (URLError, OSError, http.client.HTTPException, ValueError):
        return None, ""


def check_links(*, now: datetime, everything: bool = False, attempt: Try = look) -> dict[str, int]:
    """Tries every address that pages name and nobody tried since yesterday (`everything`: all of them), and forgets the
    ones that no page names any more. Returns {problem: how many of those that were tried}."""
    named = set(Mention.objects.filter(kind=Mention.Kind.ADDRESS).values_list("what", flat=True))
    OutsideLink.objects.exclude(url__in=named).delete()
    known = {one.url: one for one in OutsideLink.objects.all()}
    found: dict[str, int] = {}
    for url in sorted(named):
        before = known.get(url)
        if before and not everything and before.tried_at > now - AGAIN_AFTER:
            continue
        answer = attempt(f"https:{url}" if url.startswith("//") else url)
        _keep(url, answer, before, now)
        found[answer.problem] = found.get(answer.problem, 0) + 1
    return found


@transaction.atomic
def _keep(url: str, answer: Answer, before: OutsideLink | None, now: datetime) -> None:
    since = (before.since if before and before.problem else None) or now
    OutsideLink.objects.update_or_create(
        url=url,
        defaults={
            "problem": answer.problem,
            "status": answer.status,
            "moved_to": answer.moved_to,
            "tried_at": now,
            "since": since if answer.problem else None,
        },
    )
