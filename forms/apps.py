from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"

    def ready(self) -> None:
        from .handlers import connect

        connect()
