from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "portal.wording"

    def ready(self) -> None:
        from . import facts  # noqa: F401  registers its sources
