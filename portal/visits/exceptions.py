"""What this room refuses."""


class VisitRefused(Exception):
    """The record would not say what it has to; `fields` names what is missing or wrong."""

    def __init__(self, *fields: str) -> None:
        super().__init__(*fields)
        self.fields = fields
