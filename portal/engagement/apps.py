from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "portal.engagement"

    def ready(self) -> None:
        from . import handlers  # noqa: F401  registers who is not asked
