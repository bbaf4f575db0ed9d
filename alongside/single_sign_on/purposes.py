"""Whose account is whose is read and remembered before anybody is known."""

from alongside.foundation.row_rules import EVERY, Rows, everything

from .models import CompanyAccount

PURPOSES = {EVERY: {CompanyAccount: Rows(read=everything, add=everything)}}
