"""Copying a step of another form: a copy, never shared."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from forms.models import FormPage, StepPage
from forms.services.copying import copy_step

from .access import rights, written


def choose(request: HttpRequest, form: int) -> HttpResponse:
    """GET lists the steps of every form in this language; POST copies the one chosen and opens the copy."""
    page = written(request, form)
    if not rights(request, page).can_add_subpage():
        raise Http404
    choices = _choices(request, page)
    chosen = request.POST.get("step", "")
    known = {str(pk) for _title, steps in choices for pk, _step in steps}
    if request.method == "POST" and chosen in known:
        copy, lost = copy_step(form=page, step=StepPage.objects.get(pk=chosen), by=request.user)
        messages.success(request, _("“%(step)s” is copied. The copy is yours to change.") % {"step": copy.title})
        if lost:
            words = {"names": ", ".join(f"“{name}”" for name in lost)}
            messages.warning(request, _("Rules that asked something outside the step were dropped: %(names)s") % words)
        return redirect("wagtailadmin_pages:edit", copy.pk)
    if request.method == "POST":
        messages.error(request, _("Choose a step."))
    context = {
        "page": page,
        "choices": choices,
        "header_title": _("Copy a step from another form"),
        "page_title": _("Copy a step from another form"),
        "page_subtitle": page.title,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": _("Copy a step from another form")},
        ],
    }
    return render(request, "forms/authoring/copy_step.html", context)


def _choices(request: HttpRequest, page: FormPage) -> list[tuple[str, list[tuple[int, str]]]]:
    """(title of the form, its steps as (primary key, title)) of the forms this person may read in the CMS."""
    found = []
    forms = FormPage.objects.filter(locale_id=page.locale_id).exclude(pk=page.pk).order_by("title")
    for form in forms:
        if not rights(request, form).can_edit():
            continue
        steps = StepPage.objects.child_of(form).order_by("path").values_list("pk", "draft_title")
        if steps:
            found.append((form.draft_title or form.title, list(steps)))
    return found
