"""Tells Django what journal/0010_keys_by_user.py has done in the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0010_keys_by_user"),
        ("photos", "0003_long_pictures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint(model_name="photo", name="photo_has_a_place_in_its_glimmer"),
                migrations.RemoveIndex(model_name="photo", name="photo_staged"),
                migrations.RemoveField(model_name="photo", name="glimmer"),
                migrations.AddField(
                    model_name="photo", name="glimmer_id", field=models.UUIDField(blank=True, null=True)
                ),
                migrations.AddField(
                    model_name="photo",
                    name="glimmer",
                    field=models.ForeignObject(
                        from_fields=["user", "glimmer_id"],
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="photos",
                        to="journal.glimmer",
                        to_fields=["user", "id"],
                    ),
                ),
                migrations.AlterField(
                    model_name="photo",
                    name="user",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="photos",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddIndex(
                    model_name="photo",
                    index=models.Index(
                        condition=models.Q(("glimmer_id", None)), fields=["staged_at"], name="photo_staged"
                    ),
                ),
                migrations.AddIndex(
                    model_name="photo", index=models.Index(fields=["user", "glimmer_id"], name="photo_of_glimmer")
                ),
                migrations.AddIndex(model_name="photo", index=models.Index(fields=["id"], name="photo_by_id")),
                migrations.AddConstraint(
                    model_name="photo",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("glimmer_id", None), ("position", None), ("put_away_at", None)),
                            models.Q(("glimmer_id__isnull", False), ("position__lt", 10)),
                            _connector="OR",
                        ),
                        name="photo_has_a_place_in_its_glimmer",
                    ),
                ),
            ]
        )
    ]
