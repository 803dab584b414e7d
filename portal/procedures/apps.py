from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete


class ProceduresConfig(AppConfig):
    name = "portal.procedures"

    def ready(self) -> None:
        from content.api import register_facts, register_translated, watch

        from .facts import facts, keys
        from .handlers import keep_managers, let_translators_in, make_editors
        from .models import (
            EscalationStage,
            GlossaryTerm,
            Jurisdiction,
            LocalContact,
            LocalForm,
            Phrase,
            ReadingTemplate,
            RecordManager,
            Terms,
            Timescale,
        )
        from .terms import changed
        from .unmanaged import changed as managers_changed

        post_migrate.connect(make_editors, sender=self)
        post_save.connect(let_translators_in, sender="content.HomePage")
        post_save.connect(changed, sender=Terms)
        post_delete.connect(changed, sender=Terms)
        for signal in (post_save, post_delete):
            for model in (Jurisdiction, RecordManager):
                signal.connect(managers_changed, sender=model)
        register_facts(facts, keys)
        pre_delete.connect(keep_managers, sender=RecordManager)
        watch(
            Jurisdiction, Timescale, LocalForm, Terms, LocalContact, RecordManager, GlossaryTerm, EscalationStage
        )  # what facts are made of
        for words in (EscalationStage, GlossaryTerm, LocalContact, Phrase, Terms):
            register_translated(words)
        register_translated(ReadingTemplate, title=lambda row: row.get_level_display())  # str() asks for its place
        register_translated(RecordManager, title=lambda row: str(row.post))  # who holds the post is not translated
