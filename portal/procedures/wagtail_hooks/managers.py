"""Who keeps the record in each place, and how differences are settled there."""

from collections.abc import Mapping
from typing import Any

from django.forms import Select
from django.urls import reverse
from django.utils import timezone
from django.utils.choices import CallableChoiceIterator
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PublishingPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from ..choices import contacts_of_places, places_alone
from ..models import EscalationStage, RecordManager
from ..selectors import unmanaged

ONE_PLACE = FieldPanel(
    "jurisdiction", widget=Select(choices=CallableChoiceIterator(places_alone)), help_text=_("Whose it is.")
)


class NeverDeleted(ModelPermissionPolicy):
    """The history stays, whoever asks."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


register_permission_policy(RecordManager, NeverDeleted(RecordManager))


class ManagerColumn(Column):
    """The name of who keeps the record today, or that nobody does."""

    cell_template_name = "procedures/manager_cell.html"


class DayColumn(Column):
    """A day as it is written, and not how long ago it was."""

    def get_value(self, instance: Any) -> str:
        return date_format(value, "j F Y") if (value := super().get_value(instance)) else ""


class RecordManagers(SnippetViewSet):
    """Who answers for the record of each place, with what was before (R-004-22)."""

    model = RecordManager
    icon = "user"
    list_display = [
        "name", "post", "jurisdiction", BooleanColumn("is_deputy", label=_("Deputy")),
        DayColumn("since", label=_("From")), DayColumn("until", label=_("To")), "locale",
    ]  # fmt: skip
    list_filter = ["jurisdiction", "is_deputy"]
    search_fields = ["name", "post"]
    panels = [
        HelpPanel(_("A row that has begun stays as it is. When somebody leaves, enter their last day and add a row.")),
        ONE_PLACE,
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("post"),
                FieldPanel("contact", widget=Select(choices=CallableChoiceIterator(contacts_of_places))),
                FieldPanel("is_deputy"),
            ],
            heading=_("Who it is"),
        ),
        FieldRowPanel(
            [
                FieldPanel("since", help_text=_("On which they begin.")),
                FieldPanel("until"),
            ],
            heading=_("When"),
        ),
    ]


class Stages(SnippetViewSet):
    """The stages in which practitioners settle a difference (R-004-73)."""

    model = EscalationStage
    icon = "list-ol"
    list_display = ["name", "position", "who", "jurisdiction", "locale", LiveStatusTagColumn()]
    list_filter = ["jurisdiction"]
    panels = [
        HelpPanel(_("Differences that are open keep the words and the day of the stage they are at.")),
        ONE_PLACE,
        FieldPanel("position"),
        FieldPanel("name", help_text=_("A few words.")),
        FieldPanel("who"),
        FieldPanel("what"),
        FieldRowPanel(
            [
                FieldPanel("count"),
                FieldPanel("unit", help_text=_("Working days leave out weekends, public holidays and closed days.")),
            ],
            heading=_("How long"),
        ),
        PublishingPanel(),
    ]


class Unmanaged(Component):
    """Places in which nobody answers for the record today."""

    order = 220
    template_name = "procedures/unmanaged.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "places": list(unmanaged(timezone.localdate())),
            "add": reverse("wagtailsnippets_procedures_recordmanager:add"),
            "may_add": parent_context["request"].user.has_perm("procedures.add_recordmanager"),
        }
