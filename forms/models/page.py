"""Forms as authors keep them: an index, forms below it, steps below each form. None has a public address.

What fillers see is never a page but a `FormVersion`, made by the publish gate (forms/services/publishing.py).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn
from uuid import UUID

from django.db import models, transaction
from django.forms import TextInput
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.log_actions import LogContext, log
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import Translation

from forms.blocks import ConditionsBlock, EndsBlock, JourneysBlock, QuestionsBlock, SectionsBlock
from forms.exceptions import Problem, PublishRefused
from forms.purposes import purposes

from .editing import StepPageForm, latest_form, latest_steps, outline
from .fields import StreamField
from .names import names
from .panels import NamesPanel, PartsPanel, WordsPanel
from .version import FormVersion

if TYPE_CHECKING:
    from wagtail.models import Revision

    from .editing import Outline
    from .names import Names

logger = logging.getLogger(__name__)
PREVIEW = "forms.editor.preview.step_alone"  # by name: the editor stands above the models


def purpose_choices() -> list[tuple[str, str]]:
    """Every registered purpose. Called when a form is drawn or checked, so no migration holds them."""
    return [(purpose.key, str(purpose.label)) for purpose in purposes().values()]


def _key(chooses: str, **values: str) -> TextInput:
    """A text box that the editor's script turns into selects."""
    attrs = {"data-controller": "forms-key", "data-forms-key-of-value": chooses}
    return TextInput(attrs | {f"data-forms-key-{name}-value": value for name, value in values.items()})


def preview_languages() -> list[tuple[str, str]]:
    """(code, name) of every language of the CMS."""
    return [(locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()]


class Unrouted(Page):
    """A page of the CMS that no visitor can open."""

    preview_modes: ClassVar[list[tuple[str, str]]] = []
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        raise Http404

    def is_translated_from(self, form: UUID) -> bool:
        """Whether the page is a translation, `form` being the translation key of its form: one wagtail-localize made,
        or a page in another language than the form's published version."""
        made = Translation.objects.filter(source__object_id=self.translation_key, target_locale_id=self.locale_id)
        elsewhere = FormVersion.objects.filter(form=form).exclude(source_language=self.locale.language_code)
        return made.exists() or elsewhere.exists()


class FormIndexPage(Unrouted):
    """The folder forms are kept in."""

    plain_fields: ClassVar[frozenset[str]] = frozenset()
    subpage_types: ClassVar[list[str]] = ["forms.FormPage"]
    page_description = _("The folder that forms are kept in.")
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("Forms folder")


class FormPage(Unrouted):
    """A form: its steps are the pages below it. Publishing it freezes all of them together."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"purpose", "intro", "fixed_order", "sections", "conditions", "journeys", "translations", "keep_open",
         "keep_abandoned", "keep_submitted"}
    )  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["forms.FormIndexPage"]
    subpage_types: ClassVar[list[str]] = ["forms.StepPage"]
    page_description = _("A form for practitioners or families. Its steps are pages below it.")
    admin_default_ordering = "ord"  # the order of the steps is the order of the pages
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=False),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("purpose", "fixed_order", "conditions", "journeys", "translations", "keep_open",
                         "keep_abandoned", "keep_submitted")
        ),
    ]  # fmt: skip

    purpose = models.CharField(
        _("purpose"),
        max_length=60,
        choices=purpose_choices,
        help_text=_("What the form is for. It decides what must be captured and where the answers go."),
    )
    intro = models.TextField(
        _("introduction"), blank=True, default="", help_text=_("Shown above the list of steps. Plain text.")
    )

    fixed_order = models.BooleanField(
        _("fixed order"), default=False, help_text=_("A step opens only when those before it are finished.")
    )
    sections = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections"))
    conditions = StreamField(ConditionsBlock(), blank=True, verbose_name=_("conditions"), collapsed=True)
    journeys = StreamField(JourneysBlock(), blank=True, verbose_name=_("test journeys"), collapsed=True)
    translations = models.CharField(
        _("missing translations"),
        max_length=10,
        choices=[("warn", _("Warn")), ("refuse", _("Refuse publication"))],
        default="warn",
        help_text=_("What happens when some words are not translated into a language the service is read in."),
    )
    keep_open = models.PositiveIntegerField(
        _("days an unfinished draft is kept"), null=True, blank=True,
        help_text=_("Counted from the last change; then it counts as abandoned. Empty: for ever."),
    )  # fmt: skip
    keep_abandoned = models.PositiveIntegerField(
        _("days an abandoned draft is kept"), null=True, blank=True, help_text=_("Empty: for ever.")
    )
    keep_submitted = models.PositiveIntegerField(
        _("days sent answers are kept"), null=True, blank=True,
        help_text=_("Only where nothing else in the service stands on them. Empty: for ever."),
    )  # fmt: skip

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text=_("What the people who fill the form see as its name.")),
        FieldPanel("purpose", icon="cogs"),
        FieldPanel("intro", icon="pilcrow"),
        WordsPanel("sections", icon="list-ul"),
        FieldPanel("fixed_order"),
        HelpPanel(heading=_("Outline"), template="forms/authoring/outline.html", icon="list-ol"),
    ]
    logic_panels: ClassVar[list[Any]] = [
        PartsPanel("conditions", template="forms/authoring/conditions.html", heading=_("Conditions"), icon="code"),
        PartsPanel("journeys", template="forms/authoring/journeys.html", heading=_("Test journeys"), icon="tasks"),
    ]
    settings_panels: ClassVar[list[Any]] = [
        FieldPanel("translations"),
        MultiFieldPanel(
            [FieldPanel("keep_open"), FieldPanel("keep_abandoned"), FieldPanel("keep_submitted")],
            heading=_("How long answers are kept"),
        ),
        PublishingPanel(),
        CommentPanel(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Form")),
            ObjectList(logic_panels, heading=_("Logic")),
            ObjectList(settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("Form")

    @property
    def is_translation(self) -> bool:
        return self.is_translated_from(self.translation_key)

    @property
    def outline(self) -> Outline:
        """The steps and questions at a glance, as they are saved now, drafts included."""
        return outline(self)

    @property
    def preview_languages(self) -> list[tuple[str, str]]:
        """(code, name) of every language the form can be looked at in."""
        return preview_languages()

    def names(self, parent: Any = None) -> Names:
        """What its parts are called, for the editor; with the latest saved text of its steps."""
        return names(self, latest_steps(self) if self.pk else ())

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Through the gate, in one transaction. Raises PublishRefused; but not when the schedule calls, which
        publishes many pages in a row: there the refusal is recorded in the page's history and the date taken off."""
        try:
            with transaction.atomic(), LogContext(user=user):
                super().publish(revision, user=user, **kwargs)
        except PublishRefused as refused:
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise
            self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(self, "forms.refused", revision=revision, data={"problems": [p.message for p in refused.problems]})
            logger.warning("form %s was not published as scheduled", self.translation_key)


class StepPage(Unrouted):
    """One page of a form, with its questions. It has no publication of its own: it goes out with its form."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"guidance", "procedure_page", "section", "shown_if", "questions", "ends"}
    )
    parent_page_types: ClassVar[list[str]] = ["forms.FormPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One page of a form, with its questions.")
    base_form_class = StepPageForm
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("procedure_page", overridable=False),
        SynchronizedField("shown_if", overridable=False),
        SynchronizedField("section", overridable=False),
    ]

    guidance = models.TextField(
        _("guidance"), blank=True, default="", help_text=_("Shown above the questions of this step. Plain text.")
    )
    procedure_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("procedure page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its practice pointers stand beside this step."),
    )
    section = models.CharField(_("section"), max_length=64, blank=True, default="")
    shown_if = models.CharField(
        _("show this step"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("Always, after one answer to a question of an earlier step, or by a condition."),
    )
    questions = StreamField(QuestionsBlock(), blank=True, verbose_name=_("questions"), collapsed=True)
    ends = StreamField(EndsBlock(), blank=True, verbose_name=_("the form ends here"), collapsed=True)

    content_panels: ClassVar[list[Any]] = [
        HelpPanel(heading=_("How a step goes out"), template="forms/authoring/step_note.html", icon="info-circle"),
        NamesPanel(),
        FieldPanel("title", help_text=_("The heading of the step.")),
        FieldPanel("section", icon="list-ul", widget=_key("section")),
        FieldPanel("shown_if", icon="view", widget=_key("rule", scope="earlier")),
        FieldPanel("guidance", icon="pilcrow"),
        PageChooserPanel("procedure_page", icon="doc-full"),
        WordsPanel("questions", icon="help"),
        WordsPanel("ends", icon="logout"),
    ]
    settings_panels: ClassVar[list[Any]] = [CommentPanel()]

    class Meta:
        verbose_name = _("Step")

    @property
    def is_translation(self) -> bool:
        return self.is_translated_from(self.get_parent().translation_key)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The languages it can be looked at in, that of its form first."""
        return sorted(preview_languages(), key=lambda one: one[0] != self.locale.language_code)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The step as somebody who fills the form meets it, with what is typed in the editor now."""
        shown: HttpResponse = import_string(PREVIEW)(request, self, mode_name)
        return shown

    def names(self, parent: FormPage | None = None) -> Names:
        """What the parts of its form are called, and which step this is ("" for one that is not saved yet). `parent`
        is the page it is being added below."""
        form = self.get_parent() if self.pk else parent
        found = names(latest_form(form), latest_steps(form)) if form else {}
        return found | {"here": str(self.translation_key) if self.pk else ""}

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Only translations are published one by one. Raises PublishRefused for a step in its form's own language,
        which the gate publishes."""
        if not self.is_translation:
            raise PublishRefused(
                [Problem(str(_("A step is published with its form: open the form and publish that.")))]
            )
        super().publish(revision, user=user, **kwargs)
