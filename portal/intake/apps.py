from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "portal.intake"

    def ready(self) -> None:
        # The apps' models are ready only now.
        from forms.api import Purpose, register_purpose

        from . import facts  # noqa: F401  registers its source
        from .host import PlanHost
        from .purpose import PLAN, PLAN_CAPTURES, PLAN_PREFILLS, PLAN_ROLES, VIEWS, VIEWS_CAPTURES
        from .readers import ReaderHost

        register_purpose(
            Purpose(PLAN, _("Child protection plan"), PLAN_CAPTURES, PlanHost(), PLAN_ROLES, PLAN_PREFILLS)
        )
        register_purpose(Purpose(VIEWS, _("What families say about their plan"), VIEWS_CAPTURES, ReaderHost()))
