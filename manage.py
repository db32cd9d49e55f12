#!/usr/bin/env python
"""Glimmers' commands: `serve` runs the journal; the others are Django's and ours."""

import os
import sys

# These read no table, or start a database of their own.
WITHOUT_DATABASE = {"serve", "check", "collectstatic", "compilemessages", "help", "makemessages"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config import database, environment

    try:
        here = environment.read()
        from django.conf import settings
        from django.core.management import execute_from_command_line

        _ = settings.INSTALLED_APPS  # read now, so that a bad setting ends here in one line
        if len(sys.argv) < 2 or sys.argv[1] in WITHOUT_DATABASE or "--help" in sys.argv:
            execute_from_command_line(sys.argv)
        else:
            with database.running(here):
                execute_from_command_line(sys.argv)
    except environment.BadSetting as error:
        sys.exit(f"glimmers: {error}")


if __name__ == "__main__":
    main()
