class OutOfDate(Exception):
    """Somebody else took the step meanwhile, or the difference is settled."""


class NoFurtherStage(Exception):
    """The place has no stage after this one."""
