"""Make the table of lines of months, which divides by user: its key begins with the user, with whom its rows go."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

TABLE = """
CREATE TABLE reflecting_lookedback (
    user_id uuid NOT NULL REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    month date NOT NULL CONSTRAINT looked_back_month_is_its_first_day CHECK (extract(day FROM month) = 1),
    stays_with_me text NOT NULL
        CONSTRAINT looked_back_has_a_line CHECK (stays_with_me <> '')
        CONSTRAINT looked_back_line_is_not_too_long CHECK (length(stays_with_me) <= 1000),
    changed_at timestamp with time zone NOT NULL,
    PRIMARY KEY (user_id, month)
)
"""
KEY = {"blank": True, "editable": False, "primary_key": True, "serialize": False}
USER = {"db_index": False, "on_delete": django.db.models.deletion.DO_NOTHING, "to": settings.AUTH_USER_MODEL}
CONSTRAINTS = [
    models.CheckConstraint(condition=models.Q(month__day=1), name="looked_back_month_is_its_first_day"),
    models.CheckConstraint(condition=~models.Q(stays_with_me=""), name="looked_back_has_a_line"),
    models.CheckConstraint(
        condition=django.db.models.lookups.LessThanOrEqual(
            django.db.models.functions.text.Length("stays_with_me"), 1000
        ),
        name="looked_back_line_is_not_too_long",
    ),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0005_cascades_in_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLE, "DROP TABLE reflecting_lookedback")],
            state_operations=[
                migrations.CreateModel(
                    name="LookedBack",
                    fields=[
                        ("pk", models.CompositePrimaryKey("user_id", "month", **KEY)),
                        ("month", models.DateField()),
                        ("stays_with_me", models.TextField()),
                        ("changed_at", models.DateTimeField()),
                        ("user", models.ForeignKey(related_name="looked_back", **USER)),
                    ],
                    options={"constraints": CONSTRAINTS},
                ),
            ],
        ),
    ]
