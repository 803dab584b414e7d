from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField
from wagtail_localize.models import Translation

from ..blocks import BODY
from ..kept import kept, same
from ..showing import Shown, Teller, blocks_of, details, files, pages_named, show, targets
from . import tree
from .base import INHERITED, BasePage
from .edition import PageEdition, comes_along, frozen
from .fields import BodyField
from .previewing import BESIDE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page, Revision


class ProcedurePage(BasePage):
    """One page of a manual. Sections, parts and pages are all of this kind, at any depth (R-000-02).

    `version` goes up with every publication of the page in its own language; a translation carries the number of the
    text it translates (R-001-64).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"summary", "body", "keeper", "review_by", "amendment", "amendment_why", "version"}
    )
    translatable_fields = [
        *INHERITED,
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("keeper"),
        SynchronizedField("review_by", overridable=False),
        TranslatableField("amendment"),
        TranslatableField("amendment_why"),
        SynchronizedField("version", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["content.ManualPage", "content.ProcedurePage"]
    subpage_types: ClassVar[list[str]] = ["content.ProcedurePage"]
    template = "content/procedure/read.html"
    page_description = _("A page of a manual, or a section with pages below it.")

    summary = models.TextField(
        _("summary"), blank=True, default="", help_text=_("One or two sentences, shown in the index above this page.")
    )
    body: Any = BodyField(BODY, blank=True, verbose_name=_("text"))
    keeper = models.CharField(
        _("who keeps this page"), max_length=150, blank=True, default="",
        help_text=_("A post or a team, never a person's name. Readers see it."),
    )  # fmt: skip
    review_by = models.DateField(
        _("review by"), null=True, blank=True, help_text=_("The day by which somebody looks whether it still holds.")
    )
    amendment = models.TextField(
        _("what changed"), blank=True, default="", help_text=_("In a sentence, for those who know the last version.")
    )
    amendment_why = models.TextField(_("why it changed"), blank=True, default="", help_text=_("In a sentence."))
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    content_panels: ClassVar[list[Any]] = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel(
            "body",
            help_text=_(
                "Blocks, one idea each. Write {lead}, {plan} or {time:first_review} in any text, and each place says "
                "its own word or figure: “Places” has all of them."
            ),
        ),
        MultiFieldPanel([FieldPanel("amendment"), FieldPanel("amendment_why")], heading=_("This change")),
        MultiFieldPanel([FieldPanel("keeper"), FieldPanel("review_by")], heading=_("Looking after the page")),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("Procedure page")

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Also as those see it who fill in a form that names this page (R-000-25)."""
        return [*super().preview_modes, (BESIDE, _("Beside a form"))]

    def _looked_at(self, request: HttpRequest, mode_name: str, page: Page) -> HttpResponse:
        if mode_name != BESIDE:
            return super()._looked_at(request, mode_name, page)
        pointers = [block for block in self.body.get_prep_value() if block["type"] == "pointer"]
        self.body = ProcedurePage._meta.get_field("body").to_python(pointers)
        return TemplateResponse(request, "content/procedure/beside.html", self.get_context(request))

    @property
    def is_translation(self) -> bool:
        """Whether wagtail-localize keeps this page from its source."""
        kept: bool = Translation.objects.filter(
            source__object_id=self.translation_key, target_locale_id=self.locale_id, enabled=True
        ).exists()
        return kept

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Publishes and counts. The number in the revision is the one of when its editing began, so it is put right."""
        before = self.version
        super().publish(revision, user=user, **kwargs)
        # Nothing is live yet when the revision waits for its day
        live = ProcedurePage.objects.filter(pk=self.pk, live_revision=revision)
        if not self.is_translation:
            live.update(version=before + 1)
        for page in live:
            page.freeze()

    def freeze(self) -> None:
        """Keep the page as it is published now: see `PageEdition`."""
        if comes_along(self.translation_key):
            return
        PageEdition.objects.create(
            translation_key=self.translation_key,
            language=self.locale.language_code,
            number=self.version,
            published_at=self.last_published_at,
            title=self.say(self.title),
            summary=self.say(self.summary),
            body=frozen(self.body.get_prep_value(), self.facts),
            what=self.say(self.amendment),
            why=self.say(self.amendment_why),
            by=self.keeper,
        )

    def shown(self, teller: Teller) -> Shown:
        """The page's text as `teller` says it, in the page's own language: also what stands around its words."""
        with translation.override(teller.facts.language or translation.get_language()):
            return show(blocks_of(self.body.get_prep_value()), teller)

    def teller(self, language: str) -> Teller:
        """Who says this page to a reader of `language`."""
        blocks = blocks_of(self.body.get_prep_value())
        return Teller(self.facts, targets(pages_named(blocks), language), files=files(blocks))

    def _said(self, language: str) -> Shown:
        """The text for a reader of `language`; where nothing it says has changed, as it was said last."""
        teller = self.teller(language)
        of = (self.body.get_prep_value(), teller.facts, teller.targets, details(teller.files))
        return same(("said", self.pk, language), of, lambda: self.shown(teller))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        trail, reader = self.trail, self.trail.own[0].locale_id
        language = translation.get_language() or settings.LANGUAGE_CODE

        def link(page: Page) -> tree.Link:
            return tree.links([(page, trail.language_of(page))], self.say)[0]

        before, after = tree.neighbours(trail, reader)
        context |= {
            "summary": self.say(self.summary),
            "keeper": self.say(self.keeper),
            "amendment": self.say(f"{self.amendment} {self.amendment_why}".strip()) if self.amendment else "",
            "shown": kept(trail.token, ("shown", self.pk, language), lambda: self._said(language)),
            "parts": [link(page) for page in tree.children(ProcedurePage, trail, reader)],
            "before": before and link(before),
            "after": after and link(after),
        }
        return context
