from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "portal.intake"

    def ready(self) -> None:
        # The apps' models are ready only now.
        from content.api import register_translated, register_translated_pages
        from forms.api import FormPage, OptionList, Purpose, StepPage, register_purpose

        from . import facts  # noqa: F401  registers its source
        from .host import PlanHost
        from .purpose import PLAN, PLAN_CAPTURES, PLAN_PREFILLS, PLAN_ROLES, VIEWS, VIEWS_CAPTURES
        from .readers import ReaderHost

        register_purpose(
            Purpose(PLAN, _("Child protection plan"), PLAN_CAPTURES, PlanHost(), PLAN_ROLES, PLAN_PREFILLS)
        )
        register_purpose(Purpose(VIEWS, _("What families say about their plan"), VIEWS_CAPTURES, ReaderHost()))
        # Forms know no manual, and the manual no forms: how both are translated stands in one report.
        register_translated_pages("forms", (FormPage, StepPage), label=_("Form"))
        register_translated(OptionList)
