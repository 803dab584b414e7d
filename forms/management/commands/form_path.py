"""`manage.py form_path FORM.json ANSWERS.json`: where answers lead in a form that is in a file."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from forms.management.files import content_of
from forms.packs.findings import Findings
from forms.packs.reading import parsed, read
from forms.packs.tracing import Trace, trace
from forms.spec import Document


class Command(BaseCommand):
    help = (
        "Prints the steps that these answers ({question id: answer}) lead through, the answers that count, what is "
        "wrong with them, and the end. Reads the two files and no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", type=Path, help="as export_form writes it")
        parser.add_argument("answers", type=Path)
        parser.add_argument("--today", type=date.fromisoformat, help="the day to judge on, as 2027-01-31")
        parser.add_argument("--json", action="store_true", help="print JSON instead of lines to read")

    def handle(self, *args: Any, **options: Any) -> None:
        document, _data, findings = read(content_of(options["form"]), purpose=False)
        if document is None:
            raise CommandError(_said(findings, options["form"]))
        findings = Findings()
        answers = parsed(content_of(options["answers"]), findings)
        if findings.refused() or not isinstance(answers, dict):
            raise CommandError(_said(findings, options["answers"]) or f"{options['answers'].name}: not an object.")
        with translation.override(document.language):
            found = trace(document, answers, options["today"] or timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(_data_of(document, found), indent=2, ensure_ascii=False))
        else:
            self._print(document, found)

    def _print(self, document: Document, found: Trace) -> None:
        texts = document.texts[document.language]
        said = _data_of(document, found)
        self.stdout.write("Steps")
        for step in said["steps"]:
            self.stdout.write(f"  {step['title']} ({step['id']})")
        self.stdout.write("Answers that count")
        for key, answer in found.answers.items():
            value = json.dumps(answer, ensure_ascii=False)
            self.stdout.write(f"  {texts.get(f'{key}.label', '')} ({key}): {value}")
        self.stdout.write("Errors" if found.errors else "No errors")
        for one in found.errors:
            self.stdout.write(f"  {one.question}{f', row {one.row}' if one.row else ''}: {one.message} ({one.code})")
        end = said["end"]
        self.stdout.write(f"Ends here: {end['text']} ({end['id']})" if end else "Leads to sending")


def _data_of(document: Document, found: Trace) -> dict[str, Any]:
    texts = document.texts[document.language]
    errors = [
        {"code": e.code, "message": e.message, "step": e.step, "question": e.question, "row": e.row}
        for e in found.errors
    ]
    return {
        "steps": [{"id": step, "title": texts.get(f"{step}.title", "")} for step in found.steps],
        "answers": dict(found.answers),
        "errors": errors,
        "end": {"id": found.end, "text": texts.get(f"{found.end}.text", "")} if found.end else None,
        "sendable": found.sendable,
    }


def _said(findings: Findings, file: Path) -> str:
    errors = [one for one in findings.found if one.level == "error"]
    return "\n".join(f"{file.name}: {one.path}: {one.message}" for one in errors[:20])
