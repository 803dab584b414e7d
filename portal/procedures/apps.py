from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class ProceduresConfig(AppConfig):
    name = "portal.procedures"

    def ready(self) -> None:
        from content.api import register_facts, watch

        from .facts import facts, keys
        from .handlers import let_translators_in, make_editors
        from .models import GlossaryTerm, Jurisdiction, LocalContact, LocalForm, Terms, Timescale

        post_migrate.connect(make_editors, sender=self)
        post_save.connect(let_translators_in, sender="content.HomePage")
        register_facts(facts, keys)
        watch(Jurisdiction, Timescale, LocalForm, Terms, LocalContact, GlossaryTerm)  # what facts are made of
