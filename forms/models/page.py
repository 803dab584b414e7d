"""Forms as authors keep them: an index, forms below it, steps below each form. None has a public address.

What fillers see is never a page but a `FormVersion`, made by the publish gate (forms/services/publishing.py).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.log_actions import LogContext, log
from wagtail_localize.fields import SynchronizedField

from forms.blocks import ConditionsBlock, JourneysBlock, SectionsBlock
from forms.exceptions import PublishRefused
from forms.purposes import purposes

from .editing import latest_steps, preview_languages
from .fields import StreamField
from .names import names
from .outlining import outline
from .panels import PartsPanel, WordsPanel
from .unrouted import Unrouted

if TYPE_CHECKING:
    from wagtail.models import Revision

    from .names import Names
    from .outlining import Outline

logger = logging.getLogger(__name__)


def purpose_choices() -> list[tuple[str, str]]:
    """Every registered purpose. Called when a form is drawn or checked, so no migration holds them."""
    return [(purpose.key, str(purpose.label)) for purpose in purposes().values()]


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
