from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "portal.people"

    def ready(self) -> None:
        from . import facts  # noqa: F401  registers its source
