from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    name = "portal.practice"

    def ready(self) -> None:
        from portal.intake.purpose import PLAN
        from portal.procedures import starts

        starts.register(PLAN, _("Start or go on with a plan"), "practice:children")
