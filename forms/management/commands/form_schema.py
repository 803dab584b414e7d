"""`manage.py form_schema`: the JSON Schema of a form's file."""

from typing import Any

from django.core.management.base import BaseCommand

from forms.packs.form_shape import schema_text


class Command(BaseCommand):
    help = "Prints the JSON Schema (2020-12) of the files that export_form writes and import_form reads."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(schema_text(), ending="")
