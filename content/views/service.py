"""Pages about the service itself: for whom it is, whether it works, whether everybody can use it, what it keeps."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..audiences import AUDIENCES, audience

PREPARED = date(2026, 11, 22)  # when the accessibility statement was last gone through
# What the forms and the portal, of which this app knows nothing, call theirs; a test holds them together.
TYPED = ("parked", "parked-answer")
PATIENCE = timedelta(minutes=10)  # how long a job may wait before readers are told


@require_safe
def welcome(request: HttpRequest, key: str) -> HttpResponse:
    """The first page for one audience."""
    found = audience(key)
    if found is None:
        raise Http404
    others = [one for one in AUDIENCES if one is not found]
    return render(request, "content/service/welcome.html", {"audience": found, "others": others})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Whether everybody can use the service, and whom to tell when they cannot."""
    return render(request, "content/service/accessibility.html", {"prepared": PREPARED})


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """The cookies, all of them necessary."""
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "forms": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
        "typed": TYPED,
        "editor": "wagtail_sidebar_collapsed",
    }
    return render(request, "content/service/cookies.html", {"names": names})


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Whether the service works: it answers, it remembers, and work in the background is not left lying."""
    caches["default"].set("status", "asked", 60)
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY,
        enqueued_at__lt=timezone.now() - PATIENCE,
        run_after__lt=timezone.now() - PATIENCE,
    )
    shown: dict[str, Any] = {
        "is_remembering": caches["default"].get("status") == "asked",
        "is_slow": waiting.exists(),
        "asked_at": timezone.localtime(),
    }
    response = render(request, "content/service/status.html", shown)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the manual in the languages it is in, the first pages in all of ours, and nothing
    of an invented demonstration."""
    lines = ["User-agent: *"]
    if settings.DEMO:
        lines.append("Disallow: /")
    else:
        for code, _name in settings.LANGUAGES:
            whole = code in settings.PUBLIC_LANGUAGES
            lines += [f"Allow: /{code}/"] if whole else [f"Allow: /{code}/$", f"Allow: /{code}/for/"]
        lines += ["Allow: /static/", "Allow: /media/images/", "Disallow: /"]
        lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
