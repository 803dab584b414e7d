"""The practitioners' addresses."""

from django.urls import URLPattern, path

from .views.children import ChildrenView, ChildView, StartView
from .views.dialogue import AgendaView, AnswerFileView, AnswersView
from .views.explaining import ExplainView, PeopleView
from .views.invitation import InviteView
from .views.plan import ChangesView, PlanView
from .views.preview import PreviewView
from .views.release import ReleaseView
from .views.translation import TranslationView
from .views.withholding import WithholdView
from .views.wording import WordingView

app_name = "practice"
urlpatterns: list[URLPattern] = [
    path("children/", ChildrenView.as_view(), name="children"),
    path("children/<uuid:child>/", ChildView.as_view(), name="child"),
    path("children/<uuid:child>/start/", StartView.as_view(), name="start"),
    path("plans/<uuid:plan>/", PlanView.as_view(), name="plan"),
    path("plans/<uuid:plan>/changes/<int:number>/", ChangesView.as_view(), name="changes"),
    path("plans/<uuid:plan>/wording/<slug:audience>/", WordingView.as_view(), name="wording"),
    path(
        "plans/<uuid:plan>/translation/<slug:audience>/<slug:language>/", TranslationView.as_view(), name="translation"
    ),
    path("plans/<uuid:plan>/as/<uuid:person>/", PreviewView.as_view(), name="preview"),
    path("plans/<uuid:plan>/release/", ReleaseView.as_view(), name="release"),
    path("plans/<uuid:plan>/withhold/<uuid:person>/", WithholdView.as_view(), name="withhold"),
    path("plans/<uuid:plan>/invite/<uuid:person>/", InviteView.as_view(), name="invite"),
    path("plans/<uuid:plan>/answers/", AnswersView.as_view(), name="answers"),
    path("plans/<uuid:plan>/answers/<uuid:answer>/file/", AnswerFileView.as_view(), name="answer_file"),
    path("plans/<uuid:plan>/agenda/", AgendaView.as_view(), name="agenda"),
    path("plans/<uuid:plan>/people/", PeopleView.as_view(), name="people"),
    path("plans/<uuid:plan>/explain/<uuid:person>/", ExplainView.as_view(), name="explain"),
]
