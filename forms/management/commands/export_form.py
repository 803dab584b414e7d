"""`manage.py export_form FORM [FILE]`: a whole form as JSON (docs/form-format.md)."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forms.models import FormPage
from forms.packs.writing import text_of
from forms.services.documents import document_of


class Command(BaseCommand):
    help = "Writes a form with its rules, the words of every language and its test journeys as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", help="key (the translation key of its page) or number of its page")
        parser.add_argument("file", type=Path, nargs="?", help="without it, standard output")
        parser.add_argument("--live", action="store_true", help="as it is published, not as it was saved last")

    def handle(self, *args: Any, **options: Any) -> None:
        form = _form(options["form"])
        page = form if options["live"] else form.get_latest_revision_as_object()
        try:
            text = text_of(document_of(page, live=options["live"]))
        except LookupError as error:
            raise CommandError(str(error)) from error
        file: Path | None = options["file"]
        if file is None:
            self.stdout.write(text, ending="")
            return
        try:
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}") from error


def _form(given: str) -> FormPage:
    """The page in the form's own language: the first one made."""
    try:
        found = FormPage.objects.filter(translation_key=UUID(given))
    except ValueError:
        found = FormPage.objects.filter(pk=int(given)) if given.isdecimal() and len(given) < 10 else None
    form: FormPage | None = found.order_by("pk").first() if found is not None else None
    if form is None:
        raise CommandError(f"there is no form {given}")
    return form
