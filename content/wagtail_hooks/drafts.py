"""What is noted of drafts, and who may change what is written in the source language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import TranslatableMixin

from content.checking.noting import note
from content.desk.guarding import TranslatePage, TranslateSnippet, give_up_translation, without_giving_up


def note_draft(request: HttpRequest, page: Any) -> None:
    """A page that was never published is known by its draft; a published one by what readers see."""
    if not page.live:
        note(page=page.specific)


hooks.register("after_create_page", note_draft)
hooks.register("after_edit_page", note_draft)


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own, at the same address
def guarded() -> list[URLPattern]:
    """No names: wagtail-localize's lead here."""
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", give_up_translation),
        path("localize/submit/page/<int:page_id>/", TranslatePage.as_view()),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", TranslateSnippet.as_view()),
    ]


hooks.register("before_edit_page", without_giving_up, order=-1)


@hooks.register("construct_page_action_menu")
def only_what_may_be_done(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Nobody is offered to give a translation up whom the code would refuse."""
    page = context.get("page")
    if page is not None and not page.permissions_for_user(request.user).can_publish():
        menu_items[:] = [one for one in menu_items if one.name != "localize-convert-to-alias"]


@hooks.register("before_edit_snippet", order=-1)
def translators_translate(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Who may change but not add what is kept in several languages changes translations alone."""
    options = instance._meta
    may_add = request.user.has_perm(f"{options.app_label}.add_{options.model_name}")
    if may_add or not isinstance(instance, TranslatableMixin):
        return None
    if instance.locale.language_code != settings.LANGUAGE_CODE:
        return None
    messages.error(request, _("You can change translations. The words they are made from are kept by editors."))
    return redirect(instance.snippet_viewset.get_url_name("list"))
