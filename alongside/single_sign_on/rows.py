"""Whose account is whose: read and remembered while somebody signs in, changed by nobody."""

from alongside.foundation.row_rules import Rows, everything

from .models import CompanyAccount

ROWS = {CompanyAccount: Rows(read=everything, add=everything)}
