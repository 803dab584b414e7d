from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "portal.register"

    def ready(self) -> None:
        from . import facts  # noqa: F401  registers its source
