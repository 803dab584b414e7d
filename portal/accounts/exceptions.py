"""Named refusals of this room."""


class NotInvitable(Exception):
    """The person's account is no family account, or is switched off: an invitation must not reopen it."""


class InvitationShut(Exception):
    """The invitation was used, has expired or was closed."""


class UsernameTaken(Exception):
    """Somebody else has that user name."""


class NotADemo(Exception):
    """Asked for something that exists only where everybody is invented."""


class NoToken(Exception):
    """The account may not have a token: it is closed, or one of staff without a second factor."""


class TooManyTokens(Exception):
    """The account has as many tokens that work as one may have."""


class MadeBefore(Exception):
    """The same form was sent before: its token was shown then, and cannot be shown again."""


class NotFrozen(Exception):
    """The account cannot be frozen (it is one of staff, or closed for good), or is not frozen, or a reason is
    missing."""
