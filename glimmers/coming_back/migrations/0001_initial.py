"""Make the tables of ways and quiet days, which divide by user: their keys begin with the user, who takes them along."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

TABLES = """
CREATE TABLE coming_back_way (
    user_id uuid NOT NULL REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind varchar(11) NOT NULL,
    among varchar(6) NOT NULL,
    shifts varchar(9)[] NOT NULL,
    since_on date,
    PRIMARY KEY (user_id, kind)
);
CREATE TABLE coming_back_quietday (
    user_id uuid NOT NULL REFERENCES accounts_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    "on" date NOT NULL,
    is_every_year boolean NOT NULL,
    PRIMARY KEY (user_id, "on")
);
"""
GONE = """
DROP TABLE coming_back_quietday;
DROP TABLE coming_back_way;
"""
KEY = {"blank": True, "editable": False, "primary_key": True, "serialize": False}
USER = {"db_index": False, "on_delete": django.db.models.deletion.DO_NOTHING, "to": settings.AUTH_USER_MODEL}
KINDS = [
    ("from_before", "One from before"),
    ("on_this_day", "On this day"),
    ("this_time", "Around this time of year"),
]
AMONG = [
    ("all", "Everything"),
    ("close", "What is kept close"),
    ("photos", "What has a photo"),
    ("shifts", "What shifted in these ways"),
]
SHIFTS = ["safe", "connected", "calm", "joy", "awe", "less"]


def _check(name: str, **condition: object) -> migrations.AddConstraint:
    return migrations.AddConstraint("Way", models.CheckConstraint(condition=Q(**condition), name=name))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journal", "0011_rests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLES, GONE)],
            state_operations=[
                migrations.CreateModel(
                    name="Way",
                    fields=[
                        ("pk", models.CompositePrimaryKey("user_id", "kind", **KEY)),
                        ("kind", models.CharField(choices=KINDS, max_length=11)),
                        ("among", models.CharField(choices=AMONG, default="all", max_length=6)),
                        (
                            "shifts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=9), blank=True, default=list, size=None
                            ),
                        ),
                        ("since_on", models.DateField(blank=True, null=True)),
                        ("user", models.ForeignKey(related_name="ways", **USER)),
                    ],
                ),
                migrations.CreateModel(
                    name="QuietDay",
                    fields=[
                        ("pk", models.CompositePrimaryKey("user_id", "on", **KEY)),
                        ("on", models.DateField()),
                        ("is_every_year", models.BooleanField(default=True)),
                        ("user", models.ForeignKey(related_name="quiet_days", **USER)),
                    ],
                ),
            ],
        ),
        _check("way_kind_is_known", kind__in=[kind for kind, _label in KINDS]),
        _check("way_among_is_known", among__in=[among for among, _label in AMONG]),
        _check("way_shifts_are_known", shifts__contained_by=SHIFTS),
    ]
