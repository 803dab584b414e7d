"""The group of policy editors: everything of the CMS that procedures need, and nothing of casework."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

NAME = "Policy editors"
_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_SNIPPETS = ("jurisdiction", "terms")


def policy_editors() -> Group:
    """The group with its permissions; what an administrator changed since stays."""
    group, created = Group.objects.get_or_create(name=NAME)
    if created:
        group.permissions.set(_permissions())
        root = Page.objects.get(depth=1)
        pages = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=_PAGES)
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=root, permission=permission) for permission in pages
        )
    return group


def _permissions() -> list[Permission]:
    enter = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    snippets = Permission.objects.filter(content_type__app_label="procedures", content_type__model__in=_SNIPPETS)
    localize = Permission.objects.filter(content_type__app_label="wagtail_localize", codename="submit_translation")
    return [*enter, *snippets, *localize]
