from django.utils.translation import gettext_lazy as _

from forms.enums import Kind

from .question import QuestionBlock


class DateBlock(QuestionBlock):
    """A day."""

    kind = Kind.DATE

    class Meta:
        icon = "date"
        label = _("Date")
        description = _("Day, month and year")
