from .assigning import end_work, give_work
from .choosing import choose, leave_unshared
from .ending import end_plan
from .network import change_tie, take_in, take_out
from .recording import keep_recording, remove_recording
from .releasing import release, withdraw
from .translating import check, translate, translate_masked
from .withholding import end_withholding, withhold
from .writing import accept, pick, put_off, take_up, write

__all__ = [
    "accept",
    "change_tie",
    "check",
    "choose",
    "end_plan",
    "end_withholding",
    "end_work",
    "give_work",
    "keep_recording",
    "leave_unshared",
    "pick",
    "put_off",
    "release",
    "remove_recording",
    "take_in",
    "take_out",
    "take_up",
    "translate",
    "translate_masked",
    "withdraw",
    "withhold",
    "write",
]
