"""What the editor's desk knows of the pages: noted when one is published or saved as a draft, read by the reports."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Mention(models.Model):
    """Something that a page's text names: a page or address it links to, a contact, a variable, a picture.

    `what`: for a page, document or picture its primary key, else the address, key or name. `words`: the words of the
    link, the alternative text. `block`: the id of the block it stands in.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "page", "kind", "what", "words", "block"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    class Kind(models.TextChoices):
        PAGE = "page", _("Page")
        ADDRESS = "address", _("Address elsewhere")
        DOCUMENT = "document", _("File")
        PICTURE = "picture", _("Picture")
        CONTACT = "contact", _("Contact")
        TIMESCALE = "timescale", _("Timescale")
        FORM = "form", _("Form")
        VARIABLE = "variable", _("Variable")

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=500)
    words = models.CharField(max_length=300, blank=True, default="")
    block = models.CharField(max_length=36, blank=True, default="")

    class Meta:
        ordering = ["page__path", "id"]
        indexes = [models.Index(fields=["kind", "what"], name="content_mentioned")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


class PageEase(models.Model):
    """How easy a page is to read, as `content.ease` tells it. `figure`: of the formula, Flesch–Kincaid or LIX."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"page", "words", "age", "figure", "level", "longest"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    class Level(models.IntegerChoices):
        EASY = 1, _("Easy")
        FAIR = 2, _("Fair")
        HARD = 3, _("Hard")

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, primary_key=True, related_name="ease"
    )
    words = models.PositiveIntegerField(_("words"))
    age = models.PositiveSmallIntegerField(_("reading age"), null=True)
    figure = models.FloatField(null=True)
    level = models.PositiveSmallIntegerField(_("to read"), choices=Level.choices, null=True)
    longest = models.PositiveIntegerField(_("longest sentence"), default=0)

    class Meta:
        ordering = ["-level", "-figure"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.words}"


class OutsideLink(models.Model):
    """What an address elsewhere answered when it was last tried. `status`: of HTTP, None where nobody answered.

    `since`: when it began to fail.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "url", "problem", "status", "moved_to", "tried_at", "since"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    class Problem(models.TextChoices):
        NONE = "", _("Works")
        GONE = "gone", _("Is not there any more")
        FAILS = "fails", _("Fails")
        SILENT = "silent", _("Nobody answers")
        MOVED = "moved", _("Has moved")
        CLOSED = "closed", _("Does not let us look")

    url = models.CharField(max_length=500, unique=True)
    problem = models.CharField(_("answer"), max_length=10, choices=Problem.choices, blank=True, default="")
    status = models.PositiveSmallIntegerField(null=True)
    moved_to = models.CharField(max_length=500, blank=True, default="")
    tried_at = models.DateTimeField()
    since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url


class ManualImport(models.Model):
    """What an import made of a file. `pages`: primary keys of the drafts; `notes`: [{"why", "where", "what"}, …], what
    could not be kept as it was (content.importing.shapes)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "name", "made_at", "parent", "pages", "pictures", "notes"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    name = models.CharField(_("file"), max_length=255)
    made_at = models.DateTimeField(_("imported"))
    parent = models.ForeignKey(Page, verbose_name=_("below"), null=True, on_delete=models.SET_NULL, related_name="+")
    pages = models.JSONField(default=list)
    pictures = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name
