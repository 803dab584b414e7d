"""Django's form renderer with the design system's markup.

`{{ form.name.as_field_group }}` is a whole question; `{{ form }}` is all of them. `{{ form.name }}` alone stays
Django's own widget, because Wagtail's admin draws its forms with the same renderer.
"""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from .fields import look


class Renderer(TemplatesSetting):
    """Labels, hints, errors and inputs come from templates/components/."""

    field_template_name = "components/field.html"
    form_template_name = "components/form.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Pick the template that belongs to a field's widget; leave every other template as it is."""
        if template_name == self.field_template_name:
            bound = context["field"]
            if bound.is_hidden:
                return str(bound.as_widget())
            template_name, context = look(bound)
        return super().render(template_name, context, request=request)
