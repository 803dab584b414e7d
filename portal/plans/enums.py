"""Closed lists about plans. Categories and titles are data of a procedure pack, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    OUTLINE = "outline", _("Outline")
    DETAILED = "detailed", _("Detailed")
    ENDED = "ended", _("Ended")


class Ground(models.TextChoices):
    """The only three grounds on which a plan may be kept from somebody (R-004-08)."""

    CHILD = "child", _("It would put the child at risk of significant harm")
    OTHER_CHILD = "other_child", _("It would put another child at risk of significant harm")
    ADULT = "adult", _("It would put an adult at risk of serious injury")


class Part(models.TextChoices):
    """What part somebody of the family had in a meeting."""

    PRESENT = "present", _("Took part")
    HEARD = "heard", _("Gave their views another way")
    NONE = "none", _("Neither")


class Engaged(models.TextChoices):
    """How far somebody of the family engaged with the group and the plan. Blank: not known."""

    ENGAGED = "engaged", _("Engaged")
    PARTLY = "partly", _("Partly engaged")
    NOT = "not", _("Not engaged")


class Trend(models.TextChoices):
    """How engagement has changed over the meetings."""

    BETTER = "better", _("Better")
    SAME = "same", _("The same")
    WORSE = "worse", _("Worse")
    TOO_FEW = "too_few", _("Too few meetings to say")


class Attendance(models.TextChoices):
    """Whether the child came to a meeting."""

    WHOLE = "whole", _("Came to the whole meeting")
    PART = "part", _("Came to a part of it")
    NOT = "not", _("Did not come")


class Presence(models.TextChoices):
    """Whether a practitioner came to a meeting."""

    CAME = "came", _("Came")
    SUBSTITUTE = "substitute", _("Sent somebody else")
    NOT = "not", _("Did not come")


class MeetingPlace(models.TextChoices):
    """How people come together in a meeting that is booked."""

    ROOM = "room", _("In one room")
    REMOTE = "remote", _("By video or telephone")
    BOTH = "both", _("In a room, some by video or telephone")


class EventKind(models.TextChoices):
    """What timescales count from."""

    CONFERENCE = "conference", _("Initial conference")
    CORE_GROUP = "core_group", _("Core group meeting")
    REVIEW = "review", _("Review conference")
    CIRCULATION = "circulation", _("Plan circulated")
    SEEN = "seen", _("Child seen")
    SEEN_ALONE = "seen_alone", _("Child seen alone")
    SEEN_HOME = "seen_home", _("Child seen at home")
    BEDROOM = "bedroom", _("Child's bedroom seen")


class TaskKind(models.TextChoices):
    """What somebody has to do about a plan; where it is done is a matter of the screens."""

    SEE_CHILD = "see_child", _("See the child")
    SEEN_ALONE_ALERT = "seen_alone_alert", _("The child was not seen alone")
    DECIDE_ENGAGEMENT = "decide_engagement", _("Decide what follows from a lack of engagement")
    REVIEW_EXCLUSION = "review_exclusion", _("Review who is left out")
    MEET_NEED = "meet_need", _("Meet a need")
    ASK_VIEWS = "ask_views", _("Ask for views before the meeting")
    ESCALATION = "escalation", _("Settle a difference between practitioners")
    ENQUIRY = "enquiry", _("Follow up an enquiry about the child")
    NOTICE = "notice", _("Follow up a move or a missing child")
    NAME_CHAIR = "name_chair", _("Name a chair for the review conference")
    REVIEW_REPORT = "review_report", _("Write a report for the review conference")
    CHANGE_PLAN = "change_plan", _("Agree a new version of the plan")
    REVIEW_EARLIER = "review_earlier", _("Decide about an earlier review conference")
    REVIEW_SHARED = "review_shared", _("Look again at what was shared")
