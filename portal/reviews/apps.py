from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "portal.reviews"

    def ready(self) -> None:
        from . import facts  # noqa: F401  registers its sources
