from django.urls import path

from . import arranging, copying, gate, parts, preview

app_name = "forms_editor"

urlpatterns = [
    path("<int:form>/arrange/", arranging.arrange, name="arrange"),
    path("<int:form>/state/", gate.state, name="state"),
    path("<int:form>/gate/", gate.gate, name="gate"),
    path("<int:form>/copy-step/", copying.choose, name="copy_step"),
    path("<int:form>/preview/<str:language>/", preview.preview, name="preview"),
    path("<int:form>/<slug:field>/add/", parts.part, name="add_part"),
    path("<int:form>/<slug:field>/<str:part>/", parts.part, name="part"),
]
