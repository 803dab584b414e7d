from .enquiry import Enquiry, EnquiryStep
from .keeping import Keeper, Register, RegisterGrant
from .notice import Notice, NoticeStep
from .registration import HeaderRow, Registration

__all__ = [
    "Enquiry",
    "EnquiryStep",
    "HeaderRow",
    "Keeper",
    "Notice",
    "NoticeStep",
    "Register",
    "RegisterGrant",
    "Registration",
]
