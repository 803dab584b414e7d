"""Who edits procedures and forms: four groups, what they may do in the CMS, and who approves what.

The CMS holds no child and no plan, and nobody but these groups (and superusers) gets into it: architecture.md, "CMS and
casework are two worlds". Other apps' models are named, not imported.
"""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    TranslatableMixin,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions, get_snippet_models

from ..models import Jurisdiction
from .roles import EDITORS, PUBLISHERS, ROLES, TRANSLATORS, Role

GROUP = PUBLISHERS.name
ROOMS = ("procedures", "forms", "content")  # whose snippets policy staff keep
OTHERS = ("wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtail_localize")


@transaction.atomic
def set_up_editors() -> Group:
    """Makes the groups and gives them what is missing, and every language that families read is there to be written in.
    Takes nothing away that a site added. Returns the publishers, who may do everything."""
    for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    for label in (*ROOMS, *OTHERS):
        create_permissions(apps.get_app_config(label), verbosity=0)
        create_extra_permissions(apps.get_app_config(label), verbosity=0)  # to publish a snippet
    root = Page.get_first_root_node()
    groups = {role.name: _set_up(role, root) for role in ROLES}
    set_up_translators()
    _set_up_approval(root, editors=groups[EDITORS.name], publishers=groups[GROUP])
    return groups[GROUP]


def groups() -> dict[str, Group]:
    """{"authors", "editors", "translators", "publishers": the group}, as packs and the demo name them. One query."""
    found = {group.name: group for group in Group.objects.filter(name__in=[role.name for role in ROLES])}
    return {role.name.lower(): found[role.name] for role in ROLES}


@transaction.atomic
def set_up_translators() -> None:
    """Translators reach the pages of each language but the source's; again when a language gets its home page."""
    group = Group.objects.filter(name=TRANSLATORS.name, permissions__isnull=False).first()  # none during a migration
    homes = Page.objects.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE)
    if group is None:
        return
    for home in homes:
        _allow_pages(group, home, TRANSLATORS.translated)


def _set_up(role: Role, root: Page) -> Group:
    group, _ = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*_permissions(role))
    _allow_pages(group, root, role.pages)
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__in=[f"{may}_{what}" for may in role.files for what in ("image", "document")],
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    return group


def _allow_pages(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    found = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    assert found.count() == len(codenames), codenames  # noqa: S101  a renamed permission must not go unseen
    for permission in found:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _permissions(role: Role) -> Iterator[Permission]:
    yield Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    if role.translates:
        yield Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation")
    for model in get_snippet_models():
        if model._meta.app_label in ROOMS:
            names = [f"{may}_{model._meta.model_name}" for may in _may(role, model)]
            kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
            yield from Permission.objects.filter(content_type=kind, codename__in=names)


def _may(role: Role, model: type[Model]) -> tuple[str, ...]:
    if model is Jurisdiction:
        return role.figures
    return role.translatable if issubclass(model, TranslatableMixin) else role.snippets


def _set_up_approval(root: Page, *, editors: Group, publishers: Group) -> None:
    """What an author hands in is checked by an editor and approved by a publisher; a site may decide otherwise."""
    if WorkflowPage.objects.filter(page=root).exists():
        return
    workflow = Workflow.objects.create(name="editors, then publishers")  # Wagtail: “Submit to …”
    for number, (name, groups) in enumerate(
        (("Checked by an editor", (editors, publishers)), ("Approved by a publisher", (publishers,)))
    ):
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.set(groups)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=number)
    WorkflowPage.objects.create(workflow=workflow, page=root)
