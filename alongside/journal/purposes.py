"""What the house does goes into its journal as well; the clock takes it out again."""

from alongside.foundation.row_rules import EVERY, Rows, forgotten, older, where

from .models import Entry

PURPOSES = {
    EVERY: {Entry: Rows(add=where(by__isnull=True))},
    "retention": {Entry: forgotten(older("created_at", months=10), older("created_at", months=11))},
}
