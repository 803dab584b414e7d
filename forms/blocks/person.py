from django.utils.translation import gettext_lazy as _

from forms.enums import Kind

from .question import QuestionBlock


class PersonBlock(QuestionBlock):
    """Somebody of the network of the person the form is about."""

    kind = Kind.PERSON

    class Meta:
        icon = "user"
        label = _("Person")
        description = _("Somebody from the network of the person the form is about")
