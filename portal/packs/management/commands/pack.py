"""`manage.py pack export|diff|import NAME`: a place carried whole from one site to another."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.packs.archive import from_bytes, to_bytes
from portal.packs.differences import BROUGHT, Change, Status, details
from portal.packs.exceptions import BadPack, NoSuchPlace
from portal.packs.items import Pack, label
from portal.packs.selectors import changes, pack_of
from portal.packs.services.importing import import_pack

ENDING = ".pack.zip"
LINES = 8  # of a difference that are printed without --verbosity 2


class Command(BaseCommand):
    help = (
        "Carries a place whole as one file: its pages in every language, forms, templates, hard words, sentences, "
        "terms, timescales, contacts, pictures. What is published is carried; drafts are not, and nobody's plan is.\n\n"
        "  pack export wales          writes wales.pack.zip\n"
        "  pack diff wales            how wales.pack.zip and this site differ\n"
        "  pack import wales          shows that, asks, and brings it\n\n"
        "What was edited on this site is not overwritten unasked: where the pack has something new for it too, you are "
        "asked about each, or say --force (the pack's) or --keep (this site's). What only this site has stays."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["export", "diff", "import"])
        parser.add_argument("name", help="key of the place")
        parser.add_argument("--file", type=Path, help=f"the pack; otherwise NAME{ENDING} in this folder")
        parser.add_argument("--yes", action="store_true", help="import: do not ask whether to begin")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--force", action="store_true", help="import: the pack's counts where both changed")
        which.add_argument("--keep", action="store_true", help="import: this site's counts where both changed")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"] or Path(f"{options['name']}{ENDING}")
        if options["action"] == "export":
            self._export(options["name"], file)
            return
        pack = _read(file, options["name"])
        found = changes(pack)
        self._show(found, options["verbosity"])
        if options["action"] == "import":
            self._import(pack, found, options)

    def _export(self, name: str, file: Path) -> None:
        try:
            pack = pack_of(name)
        except NoSuchPlace as error:
            raise CommandError(f"There is no place {name}.") from error
        try:
            file.write_bytes(to_bytes(pack))
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}") from error
        self.stdout.write(f"{file}: {len(pack.items)} items, {len(pack.files)} files.")

    def _show(self, found: list[Change], verbosity: int) -> None:
        for one in found:
            if one.status == Status.SAME or (one.status == Status.ONLY_HERE and verbosity < 2):
                continue
            self.stdout.write(f"{one.status.value}: {label(one.kind, one.key, one.there or one.here or {})}")
            if one.status in (Status.CHANGED, Status.CONFLICT, Status.KEPT):
                lines = details(one.here, one.there)
                shown = lines if verbosity > 1 else lines[:LINES]
                self.stdout.writelines(f"    {line}" for line in shown)
                if len(lines) > len(shown):
                    self.stdout.write(f"    … and {len(lines) - len(shown)} more; --verbosity 2 shows all")
        counts = {status: sum(one.status == status for one in found) for status in Status}
        self.stdout.write(", ".join(f"{count} {status.value}" for status, count in counts.items() if count) + ".")

    def _import(self, pack: Pack, found: list[Change], options: dict[str, Any]) -> None:
        some = [one for one in found if one.status in (*BROUGHT, Status.CONFLICT)]
        if some and not options["yes"] and not self._asked("Bring this to the site?"):
            raise CommandError("Nothing was changed.")
        # Asked before anything begins: nobody keeps a database waiting
        chosen = {(one.kind, one.key) for one in found if one.status == Status.CONFLICT and self._counts(one, options)}
        try:
            done, notes = import_pack(pack, now=timezone.now(), decide=lambda one: (one.kind, one.key) in chosen)
        except BadPack as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for note in dict.fromkeys(notes):
            self.stdout.write(f"note: {note}")
        self.stdout.write(self.style.SUCCESS(f"{len(done)} items were brought."))

    def _counts(self, one: Change, options: dict[str, Any]) -> bool:
        """Whether the pack's counts where both changed."""
        if options["force"] or options["keep"]:
            return bool(options["force"])
        return self._asked(f"{label(one.kind, one.key, one.there or {})} was edited here. Overwrite it?")

    def _asked(self, question: str) -> bool:
        """The answer of a person; where nobody can be asked, the import ends and says how to decide."""
        try:
            return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
        except EOFError as error:
            raise CommandError("Nobody to ask: say --yes, and --force or --keep. Nothing was changed.") from error


def _read(file: Path, name: str) -> Pack:
    try:
        pack = from_bytes(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    except BadPack as error:
        raise CommandError(str(error)) from error
    if pack.place != name:
        raise CommandError(f"{file} is the pack of {pack.place}, not of {name}.")
    return pack
