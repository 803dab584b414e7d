from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        post_migrate.connect(make_site, sender=self)


def make_site(using: str = "default", **kwargs: Any) -> None:
    """After a migration, and after a test emptied the tables: the tree, the site and the languages."""
    from .services.site import ready, set_up

    if ready(using):
        set_up()
