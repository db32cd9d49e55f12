"""Tells Django what journal/0010_keys_by_user.py has done in the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0010_keys_by_user"),
        ("capture", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint(model_name="capturetoken", name="capture_token_digest_is_unique"),
                migrations.AlterField(
                    model_name="capturetoken",
                    name="user",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="capture_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddIndex(
                    model_name="capturetoken", index=models.Index(fields=["digest"], name="capture_token_by_digest")
                ),
                migrations.AddConstraint(
                    model_name="capturetoken",
                    constraint=models.UniqueConstraint(
                        fields=("user", "digest"), name="capture_token_digest_is_unique_per_user"
                    ),
                ),
            ]
        )
    ]
