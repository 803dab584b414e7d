"""The addresses of the generated project, and the wizard's."""

from baseline.urls import urlpatterns as generated
from django.urls import path, re_path

from .views import Wizard

wizard = Wizard.as_view(url_name="wizard_step", done_step_name="finished")
urlpatterns = [
    re_path(r"^wizard/(?P<step>.+)/$", wizard, name="wizard_step"),
    path("wizard/", wizard, name="wizard"),
    *generated,
]
