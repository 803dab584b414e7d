"""What policy staff keep of each place, and for families, in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.api import renew_search

from ..models import Jurisdiction, LocalContact, RecordManager, Terms
from .families import ForFamilies
from .managers import Unmanaged
from .places import OfPlaces


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def search_finds_what_a_place_says_now(request: HttpRequest, instance: Any) -> None:
    """Pages say a place's words and figures, so what they can be found by changes with them."""
    if isinstance(instance, Jurisdiction):
        renew_search(instance.key)
    elif isinstance(instance, Terms | LocalContact | RecordManager):
        renew_search(instance.jurisdiction)


@hooks.register("construct_homepage_panels")
def who_keeps_the_record(request: HttpRequest, panels: list[Any]) -> None:
    """A place without a manager of the record is told to whoever sees the places (R-004-22)."""
    if request.user.has_perm("procedures.view_recordmanager"):
        panels.append(Unmanaged())


register_snippet(OfPlaces)
register_snippet(ForFamilies)
