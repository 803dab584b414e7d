from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FamilyConfig(AppConfig):
    name = "portal.family"

    def ready(self) -> None:
        from portal.intake.purpose import VIEWS
        from portal.procedures import previewing, starts

        from .handlers import preview

        previewing.register(preview)
        starts.register(VIEWS, _("Say what you think of your plan"), "family:home")
