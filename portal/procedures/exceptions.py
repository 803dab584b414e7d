class UnknownJurisdiction(LookupError):
    """No jurisdiction has this key."""
