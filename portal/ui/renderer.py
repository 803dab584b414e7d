"""Django's form renderer with the design system's markup."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Labels, hints, errors and widgets come from templates/components/."""
