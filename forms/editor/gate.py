"""The publish gate as an author meets it: everything that is wrong on one page, each with a link to its block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from forms.checking import differences
from forms.exceptions import Problem, PublishRefused
from forms.journeys import run
from forms.models import AcceptedWarning, FormPage, StepPage
from forms.rules import outline
from forms.services import accepting
from forms.services.documents import document_of
from forms.services.publishing import problems_of
from forms.spec import Document

from .access import rights, written


@dataclass(frozen=True)
class Line:
    """A problem, where to put it right, and who accepted it (None: nobody)."""

    problem: Problem
    address: str
    accepted: AcceptedWarning | None


@dataclass(frozen=True)
class Place:
    """What is wrong on one page of the form."""

    title: str
    address: str
    lines: list[Line]


def gate(request: HttpRequest, form: int) -> HttpResponse:
    """GET lists what is wrong; POST with "accept" and "reason" accepts one warning, with "publish" publishes."""
    page = written(request, form)
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, page)
    if request.method == "POST":
        return _publish(request, page)
    return _draw(request, page)


def state(request: HttpRequest, form: int) -> HttpResponse:
    """How far the form is from being published, for the editor; with "of=journeys", each journey and its result."""
    page = written(request, form, change=False)
    if request.GET.get("of") == "journeys":
        context: dict[str, Any] = {"form": page, "parts": journeys_of(page, document_of(page))}
        return render(request, "forms/authoring/journeys_run.html", context)
    return render(
        request, "forms/authoring/state.html", {"form": page} | _counted(page, problems_of(page, now=timezone.now()))
    )


def journeys_of(page: FormPage, document: Document) -> list[tuple[str, str, str]]:
    """(id, name, what came otherwise than it should or "") of each test journey, run now."""
    form, today = outline(document.spec), timezone.localdate()
    texts = document.texts[document.language]
    return [
        (journey.id, journey.name, " ".join(differences(run(journey, form, today), texts)))
        for journey in document.journeys
    ]


def refuses(page: FormPage) -> bool:
    """Whether the gate would refuse this form: an error, or a warning that nobody has accepted."""
    counted = _counted(page, problems_of(page, now=timezone.now()))
    return bool(counted["errors"] or counted["warnings"])


def _draw(request: HttpRequest, page: FormPage, typed: Mapping[str, str] | None = None) -> HttpResponse:
    problems = problems_of(page, now=timezone.now())
    context = {
        "page": page,
        "places": _places(page, problems),
        "notes": [problem for problem in problems if problem.level == "note"],
        "typed": typed or {},
        "can_publish": rights(request, page).can_publish(),
        "header_title": _("Check and publish"),
        "page_title": _("Check and publish"),
        "page_subtitle": page.title,
        "header_icon": "tick",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]), "label": page.get_parent().title},
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": _("Check and publish")},
        ],
    }
    return render(request, "forms/authoring/gate.html", context | _counted(page, problems))


def _counted(page: FormPage, problems: Sequence[Problem]) -> dict[str, int]:
    accepted = set(_accepted(page))
    return {
        "errors": sum(problem.level == "error" for problem in problems),
        "warnings": sum(p.level == "warning" and p.fingerprint not in accepted for p in problems),
    }


def _accepted(page: FormPage) -> dict[str, AcceptedWarning]:
    found = AcceptedWarning.objects.filter(form=page.translation_key).select_related("by")
    return {one.fingerprint: one for one in found}


def _places(page: FormPage, problems: Sequence[Problem]) -> list[Place]:
    """The problems by page, the form's own first, then in the order of the steps; errors before warnings."""
    accepted = _accepted(page)
    pages = {str(page.translation_key): (page.pk, page.title)}
    steps = StepPage.objects.child_of(page).order_by("path").values_list("translation_key", "pk", "draft_title")
    pages |= {str(key): (pk, title) for key, pk, title in steps}
    found: dict[str, list[Line]] = {key: [] for key in pages}
    for problem in sorted(problems, key=lambda one: one.level != "error"):
        if problem.level == "note":
            continue
        key = problem.page or problem.step
        key = key if key in pages else str(page.translation_key)
        found[key].append(Line(problem, address(page, pages[key][0], problem), accepted.get(problem.fingerprint)))
    return [
        Place(title, reverse("wagtailadmin_pages:edit", args=[pk]), found[key])
        for key, (pk, title) in pages.items()
        if found[key]
    ]


def address(form: FormPage, pk: int, problem: Problem) -> str:
    """Where the editor shows the block of this problem."""
    block = problem.block or problem.question
    for field in ("conditions", "journeys"):
        if pk == form.pk and block in {one["id"] for one in getattr(form, field).raw_data}:
            return reverse("forms_editor:part", args=[pk, field, block])
    page = reverse("wagtailadmin_pages:edit", args=[pk])
    return f"{page}#block-{block}-section" if block else page


def _accept(request: HttpRequest, page: FormPage) -> HttpResponse:
    fingerprint, reason = request.POST["accept"], request.POST.get("reason", "").strip()
    problem = next(
        (p for p in problems_of(page, now=timezone.now()) if p.fingerprint == fingerprint and p.level == "warning"),
        None,
    )
    if problem is None:
        messages.error(request, _("This warning is not there any more."))
    elif not reason:
        messages.error(request, _("Give a reason. It is kept with the form."))
    else:
        accepting.accept(form=page, problem=problem, reason=reason, by=request.user, now=timezone.now())
        messages.success(request, _("The warning is accepted."))
    return redirect("forms_editor:gate", page.pk)


def _publish(request: HttpRequest, page: FormPage) -> HttpResponse:
    if not rights(request, page).can_publish():
        raise Http404
    revision = page.latest_revision or page.save_revision(user=request.user)
    try:
        revision.publish(user=request.user)
    except PublishRefused:
        messages.error(request, _("The form was not published. Your text is kept as a draft."))
        return redirect("forms_editor:gate", page.pk)
    messages.success(request, _("“%(form)s” is published.") % {"form": page.title})
    return redirect("wagtailadmin_pages:edit", page.pk)
