"""Closed lists about people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountKind(models.TextChoices):
    """What an account is for. Everyone but a family member needs a second factor."""

    FAMILY = "family", _("Family member")
    PRACTITIONER = "practitioner", _("Practitioner")
    POLICY = "policy", _("Policy editor")
    TRANSLATOR = "translator", _("Translator")


class Format(models.TextChoices):
    """The format a person wants to read in (R-X-05)."""

    STANDARD = "standard", _("Standard")
    LARGE_PRINT = "large_print", _("Large print")
    EASY_READ = "easy_read", _("Easy Read")


class Relation(models.TextChoices):
    """Who somebody is to the child."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    STEP_PARENT = "step_parent", _("Step-parent")
    GRANDPARENT = "grandparent", _("Grandparent")
    SIBLING = "sibling", _("Brother or sister")
    OTHER_FAMILY = "other_family", _("Other family")
    ADVOCATE = "advocate", _("Advocate")
    PRACTITIONER = "practitioner", _("Practitioner")


# Who reads what belongs to the family, and speaks for it, is neither of these.
OUTSIDE = frozenset({Relation.ADVOCATE, Relation.PRACTITIONER})


class ChangeReason(models.TextChoices):
    """Why somebody stands to a child otherwise than before. A choice and no text: it is kept in the record."""

    COURT = "court", _("A court decided it")
    AGREED = "agreed", _("It was agreed")
    CORRECTED = "corrected", _("It was written down wrongly")
    OTHER = "other", _("Another reason")


class ContactKind(models.TextChoices):
    """How somebody can be reached."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")
    POST = "post", _("Post")
