"""A page was published or withdrawn: what the desk knows of it is noted anew."""

from typing import Any

from wagtail.models import Page

from .noting import note


def page_changed(instance: Page, **kwargs: Any) -> None:
    """For Wagtail's signals of publishing and unpublishing."""
    note(page=instance)
