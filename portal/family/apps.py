from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "portal.family"

    def ready(self) -> None:
        from portal.procedures import previewing

        from .handlers import preview

        previewing.register(preview)
