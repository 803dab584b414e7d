"""The practitioners' addresses."""

from django.urls import URLPattern, path

from .views.advocacy import AdvocacyView
from .views.booking import BookingView
from .views.children import ChildrenView, ChildView, StartView
from .views.conference import ApproveView, HoldView
from .views.contacts import ContactsView
from .views.dialogue import AgendaView, AnswerFileView, AnswersView
from .views.differences import DifferencesView, DifferenceView
from .views.easing import EaseView
from .views.ending import EndPlanView
from .views.enquiries import EnquiriesAboutView, EnquiriesView, EnquiryView
from .views.exclusion import ExclusionLetterView, ExclusionPaperView, ExclusionsView, ExclusionView
from .views.explaining import ExplainView, PeopleView
from .views.group import GroupView
from .views.including import ChildInGroupView
from .views.invitation import InviteView
from .views.lack import LackView
from .views.lead_role import LeadRoleView
from .views.meetings import KnownView, MeetingsView, ReportView
from .views.minutes import MeetingView
from .views.needs import NeedsView
from .views.network import AddView, NetworkView, TieView
from .views.notices import NoticesView
from .views.plan import ChangesView, PlanView
from .views.portrait import PortraitView
from .views.preview import PreviewView
from .views.reader import ReaderView
from .views.recipients import LetterView, RecipientsView
from .views.recording import ReaderRecordingsView, RecordingsView, RecordView, SoundView
from .views.register import HeaderView, RegisterView
from .views.release import ReleaseView
from .views.review import ReviewView
from .views.review_prepare import ReviewEarlierView, ReviewPrepareView, ReviewReportView
from .views.review_record import CopiesView, CopyPaperView, CopyView, ReviewRecordView
from .views.translation import ExportView, ImportView, TranslationView
from .views.translators import TranslatorsView
from .views.visits import DeniedView, VisitsView, VisitView
from .views.withholding import WithholdView
from .views.wording import WordingView

app_name = "practice"
urlpatterns: list[URLPattern] = [
    path("children/", ChildrenView.as_view(), name="children"),
    path("portrait/", PortraitView.as_view(), name="portrait"),
    path("children/<uuid:child>/", ChildView.as_view(), name="child"),
    path("children/<uuid:child>/start/", StartView.as_view(), name="start"),
    path("children/<uuid:child>/lead-role/", LeadRoleView.as_view(), name="lead_role"),
    path("plans/<uuid:plan>/", PlanView.as_view(), name="plan"),
    path("plans/<uuid:plan>/changes/<int:number>/", ChangesView.as_view(), name="changes"),
    path("plans/<uuid:plan>/wording/<slug:audience>/", WordingView.as_view(), name="wording"),
    path("plans/<uuid:plan>/wording/<slug:audience>/ease/", EaseView.as_view(), name="ease"),
    path("plans/<uuid:plan>/translators/", TranslatorsView.as_view(), name="translators"),
    path(
        "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/", TranslationView.as_view(), name="translation"
    ),
    path(
        "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/file/<slug:kind>/",
        ExportView.as_view(),
        name="export",
    ),
    path("plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/file/", ImportView.as_view(), name="import"),
    path("plans/<uuid:plan>/as/<uuid:person>/", PreviewView.as_view(), name="preview"),
    path("plans/<uuid:plan>/release/", ReleaseView.as_view(), name="release"),
    path("plans/<uuid:plan>/withhold/<uuid:person>/", WithholdView.as_view(), name="withhold"),
    path("plans/<uuid:plan>/invite/<uuid:person>/", InviteView.as_view(), name="invite"),
    path("plans/<uuid:plan>/reader/<uuid:person>/", ReaderView.as_view(), name="reader"),
    path("plans/<uuid:plan>/contacts/<uuid:person>/", ContactsView.as_view(), name="contacts"),
    path("plans/<uuid:plan>/advocate/<uuid:person>/", AdvocacyView.as_view(), name="advocate"),
    path("plans/<uuid:plan>/network/", NetworkView.as_view(), name="network"),
    path("plans/<uuid:plan>/network/add/", AddView.as_view(), name="network_add"),
    path("plans/<uuid:plan>/network/group/", GroupView.as_view(), name="network_group"),
    path("plans/<uuid:plan>/network/<uuid:person>/", TieView.as_view(), name="network_tie"),
    path("plans/<uuid:plan>/child-in-group/", ChildInGroupView.as_view(), name="child_in_group"),
    path("plans/<uuid:plan>/differences/", DifferencesView.as_view(), name="differences"),
    path("plans/<uuid:plan>/differences/<uuid:difference>/", DifferenceView.as_view(), name="difference"),
    path("plans/<uuid:plan>/meetings/", MeetingsView.as_view(), name="meetings"),
    path("plans/<uuid:plan>/meetings/book/", BookingView.as_view(), name="book_meeting"),
    path("plans/<uuid:plan>/meetings/<uuid:meeting>/", MeetingView.as_view(), name="meeting"),
    path("plans/<uuid:plan>/report/", ReportView.as_view(), name="report"),
    path("plans/<uuid:plan>/visits/", VisitsView.as_view(), name="visits"),
    path("plans/<uuid:plan>/visits/record/", VisitView.as_view(), name="visit"),
    path("plans/<uuid:plan>/visits/<uuid:visit>/", VisitView.as_view(), name="visit_again"),
    path("plans/<uuid:plan>/denied/", DeniedView.as_view(), name="denied"),
    path("plans/<uuid:plan>/needs/", NeedsView.as_view(), name="needs"),
    path("plans/<uuid:plan>/exclusion/", ExclusionsView.as_view(), name="exclusions"),
    path("plans/<uuid:plan>/exclusion/<uuid:person>/", ExclusionView.as_view(), name="exclusion"),
    path("plans/<uuid:plan>/exclusion/<uuid:person>/letter/", ExclusionLetterView.as_view(), name="exclusion_letter"),
    path(
        "plans/<uuid:plan>/exclusion/<uuid:person>/letter/file/", ExclusionPaperView.as_view(), name="exclusion_paper"
    ),
    path("plans/<uuid:plan>/lack-of-engagement/", LackView.as_view(), name="lack"),
    path("plans/<uuid:plan>/review/", ReviewView.as_view(), name="review"),
    path("plans/<uuid:plan>/review/prepare/", ReviewPrepareView.as_view(), name="review_prepare"),
    path("plans/<uuid:plan>/review/earlier/", ReviewEarlierView.as_view(), name="review_earlier"),
    path("plans/<uuid:plan>/review/report/", ReviewReportView.as_view(), name="review_report"),
    path("plans/<uuid:plan>/review/hold/", HoldView.as_view(), name="review_hold"),
    path("plans/<uuid:plan>/review/approve/", ApproveView.as_view(), name="review_approve"),
    path("plans/<uuid:plan>/review/<uuid:review>/", ReviewRecordView.as_view(), name="review_record"),
    path("plans/<uuid:plan>/review/<uuid:review>/copies/", CopiesView.as_view(), name="review_copies"),
    path("plans/<uuid:plan>/review/<uuid:review>/copies/<uuid:person>/", CopyView.as_view(), name="review_copy"),
    path(
        "plans/<uuid:plan>/review/<uuid:review>/copies/<uuid:person>/file/",
        CopyPaperView.as_view(),
        name="review_paper",
    ),
    path("plans/<uuid:plan>/part/", KnownView.as_view(), name="part"),
    path("plans/<uuid:plan>/recipients/", RecipientsView.as_view(), name="recipients"),
    path("plans/<uuid:plan>/letter/<uuid:person>/", LetterView.as_view(), name="letter"),
    path("register/<slug:place>/", RegisterView.as_view(), name="register"),
    path("register/<slug:place>/children/<uuid:plan>/", HeaderView.as_view(), name="header"),
    path("register/<slug:place>/enquiries/", EnquiriesView.as_view(), name="enquiries"),
    path("register/<slug:place>/enquiries/<uuid:enquiry>/", EnquiryView.as_view(), name="enquiry"),
    path("plans/<uuid:plan>/enquiries/", EnquiriesAboutView.as_view(), name="enquiries_about"),
    path("plans/<uuid:plan>/moved-or-missing/", NoticesView.as_view(), name="notices"),
    path("plans/<uuid:plan>/end/", EndPlanView.as_view(), name="end"),
    path("plans/<uuid:plan>/recordings/", RecordingsView.as_view(), name="recordings"),
    path("plans/<uuid:plan>/recordings/<uuid:person>/", ReaderRecordingsView.as_view(), name="reader_recordings"),
    path("plans/<uuid:plan>/recordings/<uuid:person>/<slug:section>/", RecordView.as_view(), name="record"),
    path("plans/<uuid:plan>/sound/<uuid:sound>/", SoundView.as_view(), name="sound"),
    path("plans/<uuid:plan>/answers/", AnswersView.as_view(), name="answers"),
    path("plans/<uuid:plan>/answers/<uuid:answer>/file/", AnswerFileView.as_view(), name="answer_file"),
    path("plans/<uuid:plan>/agenda/", AgendaView.as_view(), name="agenda"),
    path("plans/<uuid:plan>/people/", PeopleView.as_view(), name="people"),
    path("plans/<uuid:plan>/explain/<uuid:person>/", ExplainView.as_view(), name="explain"),
]
