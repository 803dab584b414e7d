"""One page of a form: its questions, and when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.forms import TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, HelpPanel, PageChooserPanel
from wagtail_localize.fields import SynchronizedField

from forms.blocks import EndsBlock, QuestionsBlock
from forms.exceptions import Problem, PublishRefused

from .editing import StepPageForm, latest_form, latest_steps, preview_languages
from .fields import StreamField
from .names import names
from .panels import KeyPanel, NamesPanel, WordsPanel
from .unrouted import Unrouted

if TYPE_CHECKING:
    from wagtail.models import Revision

    from .names import Names
    from .page import FormPage

PREVIEW = "forms.editor.preview.step_alone"  # by name: the editor stands above the models


def _key(chooses: str, **values: str) -> TextInput:
    """A text box that the editor's script turns into selects."""
    attrs = {"data-forms-key-of-value": chooses}
    return TextInput(attrs | {f"data-forms-key-{name}-value": value for name, value in values.items()})


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
        KeyPanel("section", icon="list-ul", widget=_key("section")),
        KeyPanel("shown_if", icon="view", widget=_key("rule", scope="earlier")),
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
    def preview_modes(self) -> list[tuple[str, str]]:  # type: ignore[override]
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
