"""Other front ends are told what was published: signed, again and again, and nobody but those who were named (T20)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client, override_settings
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from content.api import create_manual, create_page
from portal.api import signing
from portal.api.models import Message, Webhook
from portal.api.services import announce, resend, send
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class Listener:
    """A front end that listens: what it was told, and how it answers."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.told.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(listener.answers.pop(0) if listener.answers else 204)
                self.send_header("Location", f"{listener.origin}/elsewhere")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        return Handler

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    started = Listener()
    settings.WEBHOOK_ORIGINS = [started.origin]
    yield started
    started.stop()


@pytest.fixture
def webhook(listener: Listener) -> Webhook:
    made = Webhook(name="The app", url=f"{listener.origin}/told?x=1")
    made.full_clean()
    made.save()
    return made


def the_page(title: str = "Core group") -> Any:
    manual = create_manual(key="isle", jurisdiction="isle", shape={"title": "Isle", "slug": "isle"})
    body = [{"type": "important", "text": "Ring."}]
    return create_page(parent=manual, shape={"key": "isle/core", "title": title, "slug": "core", "body": body})


def test_a_published_page_is_told_signed(
    webhook: Webhook, listener: Listener, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        the_page()
    path, headers, body = listener.told[-1]
    told = json.loads(body)
    assert path == "/told?x=1" and told["type"] == "page.published"
    assert told["data"]["path"].endswith("/core") and told["data"]["language"] == "en"
    assert told["data"]["title"] == "Core group" and told["data"]["address"].startswith("/en/")
    # as a receiver in another language would check it: Standard Webhooks
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"
    assert {one.taken_at is not None for one in Message.objects.all()} == {True}


def test_a_page_that_was_taken_back_is_told_and_a_draft_is_not(
    webhook: Webhook, listener: Listener, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = the_page()
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "Not yet"
        page.save_revision()
    assert not listener.told
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert [json.loads(body)["type"] for _path, _headers, body in listener.told] == ["page.unpublished"]


def test_what_fails_is_tried_again_with_the_same_id_and_given_up_after_two_days(
    webhook: Webhook, listener: Listener
) -> None:
    listener.answers = [500, 302, *[503] * 10]
    announce(event="page.published", about={}, now=NOW)
    message = Message.objects.get()
    gaps = []
    while message.due_at:
        send.call(str(message.pk))
        message.refresh_from_db()
        gaps.append(message.due_at)
    assert message.tries == len(listener.told) == 7 and message.taken_at is None and message.status == 503
    assert len({headers["webhook-id"] for _path, headers, _body in listener.told}) == 1
    assert {path for path, _headers, _body in listener.told} == {"/told?x=1"}, "no redirect is followed"
    assert timedelta(days=2) <= sum(signing.WAITS, timedelta()) <= timedelta(days=3)
    send.call(str(message.pk))
    assert len(listener.told) == 7


def test_the_next_try_waits_in_the_queue_and_none_follows_what_was_taken(webhook: Webhook, listener: Listener) -> None:
    listener.answers = [503, 204]
    announce(event="page.published", about={}, now=NOW)
    message = Message.objects.get()
    with override_settings(TASKS=QUEUE):
        send.call(str(message.pk))
        message.refresh_from_db()
        queued = DBTaskResult.objects.get()
        assert queued.run_after == message.due_at and queued.task.func is send.func
        assert queued.args_kwargs["args"] == [str(message.pk)]
        queued.task.call(*queued.args_kwargs["args"])  # as the worker does when its time has come
    message.refresh_from_db()
    assert message.taken_at is not None and len(listener.told) == 2
    assert DBTaskResult.objects.count() == 1


def test_nobody_listens_and_then_somebody_does(webhook: Webhook, listener: Listener) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url, webhook.url = webhook.url, f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        webhook.save()
        announce(event="page.published", about={}, now=NOW)
        send.call(str(Message.objects.get().pk))
    message = Message.objects.get()
    assert (message.status, message.tries) == (0, 1) and message.due_at is not None
    webhook.url = url
    webhook.save()
    Message.objects.update(due_at=NOW)
    assert resend(now=NOW + timedelta(minutes=14)) == 0
    call_command("resend_webhooks", verbosity=0)
    assert Message.objects.get().taken_at is not None and len(listener.told) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example.org/", "http://front.example.org/", "https://front.example.org.evil.example/",
        "https://user@front.example.org/", "https://front.example.org:8443/", "https://front.example.org@evil.example/",
        "https://front.example.org\\@evil.example/", "file:///etc/passwd", "https://169.254.169.254/", "//x", "",
        "https://front.example.org/#x", "https://front.example.org/ x", "https://front.example.org/\n", "https://[x/",
    ],
)  # fmt: skip
def test_only_hosts_the_operator_named_are_called(url: str, settings: Any) -> None:
    settings.WEBHOOK_ORIGINS = ["https://front.example.org"]
    assert signing.may_call("https://front.example.org/told?x=1", settings.WEBHOOK_ORIGINS)
    assert not signing.may_call(url, settings.WEBHOOK_ORIGINS)
    with pytest.raises(ValidationError):
        Webhook(name="x", url=url).full_clean()


def test_a_host_that_is_named_no_more_is_called_no_more(webhook: Webhook, listener: Listener, settings: Any) -> None:
    announce(event="page.published", about={}, now=NOW)
    settings.WEBHOOK_ORIGINS = ["https://front.example.org"]
    send.call(str(Message.objects.get().pk))
    assert not listener.told and Message.objects.get().status == 0
    settings.WEBHOOK_ORIGINS = []
    assert announce(event="page.published", about={}, now=NOW) == 0


def test_what_is_older_than_a_month_is_forgotten(webhook: Webhook, listener: Listener) -> None:
    announce(event="page.published", about={}, now=NOW - timedelta(days=31))
    Message.objects.update(due_at=None)
    announce(event="page.published", about={}, now=NOW)
    assert Message.objects.count() == 1


def test_a_publisher_keeps_webhooks_and_sees_secret_and_messages(
    cast: Cast, client: Client, listener: Listener
) -> None:
    sign_in(client, cast.pat)
    fields = {"name": "The app", "url": f"{listener.origin}/told", "is_active": "on", "generation": "1"}
    assert client.post("/cms/webhooks/new/", fields).status_code == 302
    made = Webhook.objects.get()
    announce(event="page.published", about={}, now=NOW)
    shown = client.get(f"/cms/webhooks/edit/{made.pk}/").content.decode()
    assert made.secret in shown and "page.published" in shown
    before = made.secret
    assert client.post(f"/cms/webhooks/edit/{made.pk}/", fields | {"generation": "2"}).status_code == 302
    assert Webhook.objects.get().secret != before
    refused = client.post("/cms/webhooks/new/", fields | {"url": "https://169.254.169.254/"})
    assert "has not named this host" in refused.content.decode() and Webhook.objects.count() == 1
