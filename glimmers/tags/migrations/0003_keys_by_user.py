"""Tells Django what journal/0010_keys_by_user.py has done in the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

USER = {"db_index": False, "on_delete": django.db.models.deletion.DO_NOTHING, "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0010_keys_by_user"),
        ("tags", "0002_tagrename_is_merge"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="tagrename",
                    name="user",
                    field=models.ForeignKey(related_name="tag_renames", **USER),
                ),
                migrations.DeleteModel(name="Rewritten"),
                migrations.CreateModel(
                    name="Rewritten",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "user_id",
                                "rename_id",
                                "glimmer_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("rename_id", models.BigIntegerField()),
                        ("glimmer_id", models.UUIDField()),
                        ("text_before", models.TextField()),
                        ("user", models.ForeignKey(related_name="+", **USER)),
                        (
                            "rename",
                            models.ForeignObject(
                                from_fields=["user", "rename_id"],
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="rewritten",
                                to="tags.tagrename",
                                to_fields=["user", "id"],
                            ),
                        ),
                        (
                            "glimmer",
                            models.ForeignObject(
                                from_fields=["user", "glimmer_id"],
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="journal.glimmer",
                                to_fields=["user", "id"],
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "glimmer_id"], name="rewritten_of_glimmer")],
                    },
                ),
            ]
        )
    ]
