"""Wagtail's own form page, as its documentation shows it."""

from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class RivalField(AbstractFormField):
    page = ParentalKey("RivalPage", related_name="form_fields")


class RivalPage(AbstractForm):
    """One page with all questions of the step."""

    template = "rival/page.html"
    landing_page_template = "rival/landing.html"
