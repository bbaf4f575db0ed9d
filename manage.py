#!/usr/bin/env python
"""Django's own commands, for development. They run as the database's owner unless ALONGSIDE_ROLE names another."""

import os
import sys

from alongside.config.at_hand import with_database

if __name__ == "__main__":
    with with_database(os.environ.get("ALONGSIDE_ROLE", "owner"), migrated=False):
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
