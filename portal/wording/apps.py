from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "portal.wording"

    def ready(self) -> None:
        from portal.procedures import readable

        from . import facts  # noqa: F401  registers its sources
        from .sections import LABELS

        readable.register(lambda: LABELS)
