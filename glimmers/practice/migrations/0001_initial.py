"""Make the table of shown ideas, which divides by user: its key begins with the user, with whom its rows go."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = """
CREATE TABLE practice_shownidea (
    user_id uuid NOT NULL REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    idea varchar(40) NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    is_kept_away boolean NOT NULL,
    PRIMARY KEY (user_id, idea)
)
"""
KEY = {"blank": True, "editable": False, "primary_key": True, "serialize": False}
USER = {"db_index": False, "on_delete": django.db.models.deletion.DO_NOTHING, "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0005_cascades_in_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLE, "DROP TABLE practice_shownidea")],
            state_operations=[
                migrations.CreateModel(
                    name="ShownIdea",
                    fields=[
                        ("pk", models.CompositePrimaryKey("user_id", "idea", **KEY)),
                        ("idea", models.CharField(max_length=40)),
                        ("shown_at", models.DateTimeField()),
                        ("is_kept_away", models.BooleanField(default=False)),
                        ("user", models.ForeignKey(related_name="shown_ideas", **USER)),
                    ],
                ),
            ],
        ),
    ]
