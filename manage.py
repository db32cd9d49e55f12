#!/usr/bin/env python
"""Glimmers' commands: `serve` runs the journal; the others are Django's and ours."""

import os
import sys

# These read no table, or start a database of their own.
WITHOUT_DATABASE = {"serve", "check", "collectstatic", "compilemessages", "help", "makemessages", "sendtestemail"}
# Giving back a backup may come before the first start, and so do the checks in tests/run.
BEFORE_THE_FIRST_START = {"dbshell", "makemigrations", "migrate"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from hosting import database, environment

    try:
        here = environment.read()
        from django.conf import settings
        from django.core.management import execute_from_command_line

        _ = settings.INSTALLED_APPS  # read now, so that a bad setting ends here in one line
        if len(sys.argv) < 2 or sys.argv[1] in WITHOUT_DATABASE or "--help" in sys.argv:
            execute_from_command_line(sys.argv)
        else:
            from django.db import ProgrammingError

            try:
                with database.running(here, may_be_new=sys.argv[1] in BEFORE_THE_FIRST_START):
                    execute_from_command_line(sys.argv)
            except ProgrammingError as error:
                if not database.has_no_tables(error):
                    raise
                raise environment.BadSetting("The database has no journal in it yet: start it once.") from error
    except environment.BadSetting as error:
        sys.exit(f"glimmers: {error}")


if __name__ == "__main__":
    main()
