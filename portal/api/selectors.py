"""Reads of this room."""

from typing import Any

from django.conf import settings
from django.core import signing
from wagtail.models import Page

from content.api import headless_about
from portal.people.models import User

SALT = "portal.api preview"


def preview_token(page: Page, user: Any) -> str:
    """What lets `user` see the draft of `page` in another front end; it dies with the hour, the account and the right
    to edit."""
    return signing.dumps([page.pk, user.pk], salt=SALT)


def previewed(token: str) -> Page | None:
    """The page whose draft this token shows, or None: wrong, too old, or of somebody who may no longer edit it."""
    try:
        page_id, user_id = signing.loads(token, salt=SALT, max_age=settings.HEADLESS_PREVIEW_AGE)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    page = Page.objects.filter(pk=page_id).first()
    if user is None or page is None or not user.has_perm("wagtailadmin.access_admin"):
        return None
    specific = page.specific
    return specific if may_preview(user, specific) else None


def may_preview(user: Any, page: Page) -> bool:
    """Whether somebody may see the draft of this page of ours: who may edit it."""
    return headless_about(page) is not None and page.permissions_for_user(user).can_edit()
