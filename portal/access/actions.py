"""What a person can be allowed to do. The whole list; nothing else is ever granted."""

from enum import StrEnum


class Action(StrEnum):
    """An action on one object. The value is the permission's codename."""

    VIEW_CHILD = "see_child"  # open the child's page
    START_PLAN = "start_plan"  # fill in a plan form about the child
    FILL_PART = "fill_part"  # fill those steps of a form about the child that its owner asked for
    VIEW_PLAN = "see_plan"  # read the professional plan
    LEAD_PLAN = "lead_plan"  # word, release and withhold; the lead social worker
    CHAIR_REVIEW = "chair_review"  # prepare, hold and close the plan's open review; its chair
    READ_PLAN = "read_plan"  # read one's own Reading and answer it; a family member
    TRANSLATE_PLAN = "translate_plan"  # translate and check the words one was given; a translator
    KEEP_REGISTER = "keep_register"  # see the register of a place and change its headers; custodian and deputy
    ANSWER_ENQUIRY = "answer_enquiry"  # log an enquiry to the register and answer it; the duty team too
