"""`manage.py partitions` prints the SQL that divides the tables by user."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from hosting.partitions import owned_tables, statements

PARTS = 32


class Command(BaseCommand):
    help = (
        "Print the SQL that divides everybody's rows by user into hash partitions, for psql, while no site is running. "
        "Nothing is changed by this command. See docs/scaling.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--parts", type=int, default=PARTS, help="how many partitions each table has")

    def handle(self, *args: Any, parts: int, **options: Any) -> None:
        with connection.cursor() as cursor:
            lines = [f"{statement};" for statement in statements(cursor, owned_tables(), parts)]
        self.stdout.write("\n".join(["BEGIN;", *lines, "COMMIT;", "ANALYZE;"]))
