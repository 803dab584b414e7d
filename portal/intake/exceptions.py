"""Refusals of this room."""


class NoForm(Exception):
    """The child's local procedure has no published form for the purpose. Policy staff must publish one."""
