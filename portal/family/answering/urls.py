"""Addresses of answering. They name keys of the plan's parts, and nothing of what is said."""

from django.urls import URLPattern, path

from .helping import HelpView
from .own import AnswerFile, OwnAnswers
from .views import Answering, StartForm

urlpatterns: list[URLPattern] = [
    path("my/plans/<uuid:plan>/answer/", Answering.as_view(), name="answer"),
    path("my/plans/<uuid:plan>/answer/<slug:section>/", Answering.as_view(), name="answer_section"),
    path("my/plans/<uuid:plan>/answer/<slug:section>/<str:entry>/", Answering.as_view(), name="answer_entry"),
    path("my/plans/<uuid:plan>/help/", HelpView.as_view(), name="help"),
    path("my/plans/<uuid:plan>/questions/", StartForm.as_view(), name="questions"),
    path("my/plans/<uuid:plan>/answers/", OwnAnswers.as_view(), name="answers"),
    path("my/plans/<uuid:plan>/answers/<uuid:answer>/file/", AnswerFile.as_view(), name="answer_file"),
]
