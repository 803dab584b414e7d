"""Closed lists about the register. Categories are data of a place, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeeperRole(models.TextChoices):
    """What somebody does for the register of a place."""

    CUSTODIAN = "custodian", _("Custodian")
    DEPUTY = "deputy", _("Deputy custodian")
    DUTY = "duty", _("Duty worker")


class Because(models.TextChoices):
    """Why a name comes off the register; there is nothing else (R-002-35)."""

    REVIEW = "review", _("A review conference decided it")
    EIGHTEEN = "eighteen", _("They are 18 now")
    DIED = "died", _("They have died")
    LEFT = "left", _("They have left the country for good")
    TRANSFERRED = "transferred", _("Another authority has taken over")


EVENTS = tuple(one for one in Because if one != Because.REVIEW)  # what needs no review


class EnquiryKind(models.TextChoices):
    """What an enquiry is for. A routine check is no formal one and never shows a result (R-004-45)."""

    FORMAL = "formal", _("Formal check: they are worried about a child")
    ROUTINE = "routine", _("Routine check, as for foster carers or adopters")


class NumberSource(models.TextChoices):
    """Where the number is from on which an enquirer was called back (R-004-50, R-004-51)."""

    DIRECTORY = "directory", _("Our own directory")
    SWITCHBOARD = "switchboard", _("Their agency's switchboard")
    CALLER = "caller", _("From the enquirer")


class StepKind(models.TextChoices):
    """What is done about an enquiry."""

    CALLED_BACK = "called_back", _("Called back")
    ANSWERED = "answered", _("Answered")
    FOLLOWED_UP = "followed_up", _("Followed up")
    REVIEWED = "reviewed", _("Looked through")


class EnquiryStage(models.TextChoices):
    """Where an enquiry stands: what comes next."""

    REDIRECTED = "redirected", _("No result is given")
    CALL_BACK = "call_back", _("Call back first")
    LOOK_UP = "look_up", _("To be answered")
    ANSWERED = "answered", _("Answered")


class NoticeKind(models.TextChoices):
    """What a practitioner reports of a child on the register."""

    MOVED = "moved", _("The child has moved, or is going to")
    MISSING = "missing", _("Nobody knows where the child is")


class NoticeStepKind(models.TextChoices):
    """What is done about a notice."""

    SEEN = "seen", "seen"
    DONE = "done", "done"
