from django.urls import path

from . import steps, views

app_name = "drafts"

urlpatterns = [
    path("<uuid:draft>/", views.tasks, name="tasks"),
    path("<uuid:draft>/steps/<str:step>/", steps.StepView.as_view(), name="step"),
    path("<uuid:draft>/check/", views.check, name="check"),
    path("<uuid:draft>/submit/", views.submit, name="submit"),
]
