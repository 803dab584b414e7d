"""Who edits procedures and forms: one group, and what it may do in the CMS.

The CMS holds no child and no plan, and nobody but this group (and superusers) gets into it: architecture.md, "CMS and
casework are two worlds". Other apps' models are named, not imported.
"""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.snippets.models import create_extra_permissions

GROUP = "Policy editors"

DRAFTED = ("view", "add", "change", "publish")
# app label → codenames
PERMISSIONS = {
    "wagtailadmin": ["access_admin"],
    "procedures": [
        "view_jurisdiction",
        "add_jurisdiction",
        "change_jurisdiction",
        "view_terms",
        "add_terms",
        "change_terms",
        *(f"{may}_{model}" for model in ("readingtemplate", "glossaryterm", "phrase") for may in DRAFTED),
        *(f"{may}_ownsymbol" for may in ("view", "add", "change")),
    ],
    "forms": ["view_optionlist", "add_optionlist", "change_optionlist"],
    "wagtail_localize": ["submit_translation"],
}
# On every page, in every language. Nothing is deleted: what is no longer right is unpublished.
PAGES = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]


@transaction.atomic
def set_up_editors() -> Group:
    """Makes the group where there is none and gives it what is missing, and every language that families read is there
    to be written in. Takes nothing away that a site added."""
    for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    group, _ = Group.objects.get_or_create(name=GROUP)
    for label, codenames in PERMISSIONS.items():
        create_permissions(apps.get_app_config(label), verbosity=0)
        create_extra_permissions(apps.get_app_config(label), verbosity=0)  # to publish a snippet
        found = Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
        assert found.count() == len(codenames), label  # noqa: S101  a renamed permission must not go unseen
        group.permissions.add(*found)
    create_permissions(apps.get_app_config("wagtailcore"), verbosity=0)
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    return group
