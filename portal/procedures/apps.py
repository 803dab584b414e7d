from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProceduresConfig(AppConfig):
    name = "portal.procedures"

    def ready(self) -> None:
        from .handlers import make_editors

        post_migrate.connect(make_editors, sender=self)
