from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "portal.plans"

    def ready(self) -> None:
        from . import facts  # noqa: F401  registers its sources
