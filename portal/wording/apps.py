from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "portal.wording"

    def ready(self) -> None:
        from content.api import register_ease
        from portal.procedures import readable

        from . import facts  # noqa: F401  registers its sources
        from .easing import of_a_page
        from .sections import LABELS

        readable.register(lambda: LABELS)
        register_ease(of_a_page)
