from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from ..enums import CalendarKey, CoreGroupChair, TimescaleKey, Unit, ViewersNamed
from . import lists

LONGEST_BASIS = 200
# What holds under every data protection law here; a place names the paragraphs of its own (R-004-09).
LAWFUL_BASES = """\
Serious harm: reading it would be likely to harm somebody's health, body or mind
Child abuse information: reading it would not be best for the child
Somebody else's information, and they have not agreed
Preventing or finding out a crime
A court's order"""
# What a lack of engagement looks like, and what can follow from it besides what the engine knows (R-002-19): English,
# and Welsh behind a bar.
BEHAVIOURS = """\
Visits or appointments are missed or called off | Ymweliadau neu apwyntiadau'n cael eu colli neu eu canslo
Nobody opens the door, or the child cannot be seen | Neb yn agor y drws, neu nid oes modd gweld y plentyn
Messages and letters stay without an answer | Dim ateb i negeseuon a llythyrau
They come, but take no part in what is talked about | Maent yn dod, ond heb gymryd rhan yn y drafodaeth
What was agreed is not done, again and again | Nid yw'r hyn a gytunwyd yn cael ei wneud, dro ar ôl tro
What they tell does not fit what is seen | Nid yw'r hyn a ddywedant yn cyd-fynd â'r hyn a welir
They are hostile or threaten somebody | Maent yn elyniaethus neu'n bygwth rhywun"""
OPTIONS = """\
Go on with support as it is | Parhau â'r cymorth fel y mae
Change how we work with them | Newid y ffordd rydym yn gweithio gyda nhw
Ask for legal advice | Gofyn am gyngor cyfreithiol"""
# Lists of a place that say what core groups do and what plans are for.
LISTS = ("first_meeting_agenda", "checklist_before", "checklist_during", "checklist_after", "plan_aims")
AS_ABOVE = _("One a line, as above.")

# What a child's name can stand on the register for: the words of the plan's form.
CATEGORIES = """\
Neglect | Esgeulustod
Physical abuse | Cam-drin corfforol
Sexual abuse | Cam-drin rhywiol
Emotional abuse | Cam-drin emosiynol"""

# What the register is for and why it may be kept, said on each of its screens (R-002-38).
REGISTER_PURPOSE = (
    "It says for which children there is a plan, so that somebody who worries about a child can find out at any hour "
    "who works with the family. It is used for nothing else. | "
    "Mae'n dweud i ba blant y mae cynllun, fel y gall rhywun sy'n poeni am blentyn gael gwybod ar unrhyw awr pwy sy'n "
    "gweithio gyda'r teulu. Nid yw'n cael ei ddefnyddio at ddim arall."
)
REGISTER_BASIS = (
    "A task in the public interest, to protect children: UK GDPR, Articles 6(1)(e) and 9(2)(g); Data Protection Act "
    "2018, Schedule 1, paragraph 18 | "
    "Tasg er budd y cyhoedd, i amddiffyn plant: GDPR y DU, Erthyglau 6(1)(e) a 9(2)(g); Deddf Diogelu Data 2018, "
    "Atodlen 1, paragraff 18"
)


class Jurisdiction(ClusterableModel):
    """A local procedure: its calendar, its timescales and forms. Edited by policy staff."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "key", "name", "calendar", "closed_days", "viewers_named", "lawful_bases", "behaviours",
         "engagement_options", "bedroom_between_reviews", "core_group_page", "categories",
         "register_purpose", "register_basis", "review_page", "quorum_agencies", "report_days",
         "core_group_chair", *LISTS}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    key = models.SlugField(unique=True, help_text=_("Never changes: children and plans point at it."))
    name = models.CharField(max_length=100)
    calendar = models.CharField(max_length=10, choices=CalendarKey.choices)
    closed_days = models.TextField(
        blank=True, default="", help_text=_("More days that are no working days, one a line, as 2026-12-24.")
    )
    viewers_named = models.CharField(
        _("who has looked at a plan"), max_length=20, choices=ViewersNamed.choices, default=ViewersNamed.ROLE,
        help_text=_("What families are told of the people who opened their plan."),
    )  # fmt: skip

    core_group_page = models.SlugField(
        _("page about the core group"), max_length=255, blank=True, default="core-group",
        help_text=_("The last part of its address in the manual. What it says stands beside the record of a meeting."),
    )  # fmt: skip
    lawful_bases = models.TextField(
        _("lawful bases for withholding"), default=LAWFUL_BASES, help_text=_("One a line, 200 characters at most.")
    )
    behaviours = models.TextField(
        _("signs of a lack of engagement"), default=BEHAVIOURS,
        help_text=_("One a line, 200 characters at most; Welsh behind a bar: English | Cymraeg."),
    )  # fmt: skip
    engagement_options = models.TextField(
        _("what can follow from a lack of engagement"), default=OPTIONS,
        help_text=_("One a line, as above. That the chair is told and that the review is brought forward are there."),
    )  # fmt: skip
    categories = models.TextField(
        _("categories"), default=CATEGORIES,
        help_text=_("One a line, 200 characters at most; Welsh behind a bar: English | Cymraeg."),
    )  # fmt: skip
    register_purpose = models.TextField(
        _("what the register is for"), default=REGISTER_PURPOSE,
        help_text=_("It stands at the top of each of its pages; Welsh behind a bar: English | Cymraeg."),
    )  # fmt: skip
    register_basis = models.TextField(
        _("lawful basis of the register"), default=REGISTER_BASIS, help_text=_("As above: English | Cymraeg.")
    )
    bedroom_between_reviews = models.BooleanField(
        _("bedroom seen between review conferences"), default=False,
        help_text=_("At least once from each conference to the next. A figure for the bedroom counts instead of it."),
    )  # fmt: skip
    core_group_chair = models.CharField(
        _("who takes the chair of the core group"), max_length=10, choices=CoreGroupChair.choices,
        default=CoreGroupChair.LEAD,
    )  # fmt: skip
    first_meeting_agenda = models.TextField(
        _("agenda of the first core group meeting"), blank=True, default=lists.FIRST_AGENDA,
        help_text=_("One a line, as above. Each is talked about at the first meeting, or put off with a reason."),
    )  # fmt: skip
    checklist_before = models.TextField(
        _("later core group meetings: before"), blank=True, default=lists.BEFORE_A_MEETING, help_text=AS_ABOVE
    )
    checklist_during = models.TextField(
        _("later core group meetings: at the meeting"), blank=True, default=lists.AT_A_MEETING, help_text=AS_ABOVE
    )
    checklist_after = models.TextField(
        _("later core group meetings: after"), blank=True, default=lists.AFTER_A_MEETING, help_text=AS_ABOVE
    )
    plan_aims = models.TextField(
        _("what plans are for"), blank=True, default=lists.AIMS,
        help_text=_("One a line, as above. It stands on the page of every plan."),
    )  # fmt: skip

    review_page = models.SlugField(
        _("page about reviews"), max_length=255, blank=True, default="reviews",
        help_text=_("The last part of its address in the manual. What it says stands on the agenda of a review."),
    )  # fmt: skip
    quorum_agencies = models.PositiveSmallIntegerField(
        _("agencies at a review"), default=0,
        help_text=_("How many must come besides the lead's. With fewer, a reason is asked for. 0 asks for none."),
    )  # fmt: skip
    report_days = models.PositiveSmallIntegerField(
        _("days for reports before a review"), default=5, help_text=_("So many days before it they have to be there.")
    )

    panels = [
        FieldPanel("key"),
        FieldPanel("name", help_text=_("As readers know it.")),
        FieldPanel("calendar", help_text=_("Whose public holidays are no working days.")),
        FieldPanel("closed_days"),
        FieldPanel("viewers_named"),
        FieldPanel("core_group_page"),
        FieldPanel("lawful_bases"),
        FieldPanel("behaviours"),
        FieldPanel("engagement_options"),
        FieldPanel("categories"),
        FieldPanel("register_purpose"),
        FieldPanel("register_basis"),
        FieldPanel("bedroom_between_reviews"),
        FieldPanel("review_page"),
        FieldPanel("quorum_agencies"),
        FieldPanel("report_days"),
        FieldPanel("core_group_chair", help_text=_("Nobody else can be written down as its chair.")),
        *(FieldPanel(name) for name in LISTS),
        InlinePanel(
            "timescales",
            label=_("Timescale"),
            help_text=_("Deadlines are counted with these figures; pages and forms show the very same."),
        ),
        InlinePanel("local_forms", label=_("Form"), help_text=_("Which form this place uses, for each purpose.")),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        for name in ("lawful_bases", "behaviours", "engagement_options", "categories", *LISTS):
            if any(len(line) > LONGEST_BASIS for line in getattr(self, name).splitlines()):
                raise ValidationError({name: _("One a line, 200 characters at most.")})
        for line in self.closed_days.split():
            try:
                date.fromisoformat(line)
            except ValueError:
                message = _("“%(line)s” is not a date. Write one date a line, as 2026-12-24.")
                raise ValidationError({"closed_days": ValidationError(message, params={"line": line})}) from None


class Timescale(Orderable):
    """One figure: within `count` `unit`."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "sort_order", "jurisdiction", "key", "count", "unit"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = ParentalKey(Jurisdiction, on_delete=models.CASCADE, related_name="timescales")
    key = models.CharField(_("what"), max_length=40, choices=TimescaleKey.choices)
    count = models.PositiveSmallIntegerField(_("within"))
    unit = models.CharField(max_length=20, choices=Unit.choices, default=Unit.WORKING_DAYS)

    panels = [
        FieldPanel("key", help_text=_("Each only once.")),
        FieldPanel("count", help_text=_("How many.")),
        FieldPanel("unit", help_text=_("Of what. Working days leave out weekends, public holidays and closed days.")),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "key"], name="one_figure_a_timescale")]

    def __str__(self) -> str:
        return f"{self.get_key_display()}: {self.count} {self.get_unit_display()}"


class LocalForm(Orderable):
    """Which form the place uses for a purpose. The page is named, not imported: this room knows no forms."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "sort_order", "jurisdiction", "purpose", "page"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = ParentalKey(Jurisdiction, on_delete=models.CASCADE, related_name="local_forms")
    purpose = models.SlugField(_("purpose"), max_length=60)
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("form"), on_delete=models.PROTECT, related_name="+")

    panels = [
        FieldPanel("purpose", help_text=_("What the form is for, as its own settings call it.")),
        PageChooserPanel("page", "forms.FormPage", help_text=_("The form itself.")),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "purpose"], name="one_form_a_purpose")]

    def __str__(self) -> str:
        return self.purpose
