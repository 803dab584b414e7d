from django.urls import path

from . import correcting, files, giving_up, newer, parts, picture, remarking, steps, views

app_name = "drafts"

urlpatterns = [
    path("<uuid:draft>/", views.tasks, name="tasks"),
    path("<uuid:draft>/steps/<str:step>/", steps.StepView.as_view(), name="step"),
    path("<uuid:draft>/check/", views.check, name="check"),
    path("<uuid:draft>/submit/", views.submit, name="submit"),
    path("<uuid:draft>/correct/", correcting.correct, name="correct"),
    path("<uuid:draft>/give-up/", giving_up.give_up, name="give-up"),
    path("<uuid:draft>/files/<uuid:upload>/", files.file, name="file"),
    path("pictures/<str:digest>/", picture.picture, name="picture"),
    path("<uuid:draft>/newer/", newer.newer, name="newer"),
    path("<uuid:draft>/left/", newer.left, name="left"),
    path("<uuid:draft>/parts/", parts.ask, name="parts"),
    path("<uuid:draft>/parts/<uuid:part>/", parts.part, name="part"),
    path("<uuid:draft>/steps/<str:step>/remarks/", remarking.remarks, name="remarks"),
]
