"""What happens on its own: a page or a form was published, or taken back."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from content.api import headless_about
from forms.api import FormPage

from .services import announce

FORM, TAKEN_BACK = "form.published", "form.unpublished"
PAGE, PAGE_TAKEN_BACK = "page.published", "page.unpublished"

KEEPERS = "Publishers"  # of portal.procedures.services.roles


def let_publishers_keep(**kwargs: Any) -> None:
    """After a migration: who publishes also says who is told of it."""
    create_permissions(apps.get_app_config("api"), verbosity=0)
    found = Permission.objects.filter(content_type__app_label="api", content_type__model="webhook")
    for group in Group.objects.filter(name=KEEPERS):
        group.permissions.add(*found)


def published(instance: Any, **kwargs: Any) -> None:
    """A page of a manual, in one language, or a form."""
    _tell(instance, form=FORM, page=PAGE)


def unpublished(instance: Any, **kwargs: Any) -> None:
    """It is there no more for readers."""
    _tell(instance, form=TAKEN_BACK, page=PAGE_TAKEN_BACK)


def _tell(instance: Any, *, form: str, page: str) -> None:
    if isinstance(instance, FormPage):
        # About which form, and no more: its words are for those who may read it.
        announce(event=form, about={"form": str(instance.translation_key)}, now=timezone.now())
        return
    about = headless_about(instance)
    if about:
        announce(event=page, about=about, now=timezone.now())
