from .keeping import Keeper, Register, RegisterGrant
from .registration import HeaderRow, Registration

__all__ = ["HeaderRow", "Keeper", "Register", "RegisterGrant", "Registration"]
