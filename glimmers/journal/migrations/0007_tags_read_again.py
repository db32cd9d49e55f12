"""Reads each text again: a hyphen or slash belongs to its tag, and words are found in more spellings than before.

No word changes. Each batch is a transaction of its own, so it can be stopped anywhere; run again, it writes what is
not right yet. Put-away glimmers are read too, as they may be taken back. What they are found by has photos in it.
"""

from django.db import migrations, transaction

from glimmers.journal.search_vector import Searchable, search_vector
from glimmers.journal.text import filed_under

BATCH = 200
SAID_EVERY = 50 * BATCH  # some ten seconds of a long journal's minutes
COLUMNS = ("pk", "user_id", "noticed_on", "text", "shift", "sources", "place", "is_close")

WRITE = """
    UPDATE journal_glimmer SET search_vector = new.vector::tsvector
    FROM unnest(%s::uuid[], %s::text[]) AS new (id, vector)
    WHERE journal_glimmer.id = new.id AND journal_glimmer.search_vector IS DISTINCT FROM new.vector::tsvector
"""


def read_again(apps, schema_editor):
    Glimmer = apps.get_model("journal", "Glimmer")
    glimmers = Glimmer.objects.using(schema_editor.connection.alias).select_for_update().order_by("pk").only(*COLUMNS)
    last, done = None, 0
    while True:
        with transaction.atomic(schema_editor.connection.alias):
            batch = list(glimmers.filter(pk__gt=last)[:BATCH] if last else glimmers[:BATCH])
            if not batch:
                return
            make_searchable(apps, schema_editor, batch)
            file_under_tags(apps, batch)
        last, done = batch[-1].pk, done + len(batch)
        if done % SAID_EVERY == 0:
            print(f"\n    {done:,} glimmers read again ...", end="", flush=True)


def make_searchable(apps, schema_editor, batch):
    shown = {}
    photos = apps.get_model("photos", "Photo").objects.filter(glimmer__in=batch, put_away_at=None)
    for key, description in photos.order_by("position", "id").values_list("glimmer_id", "description"):
        shown.setdefault(key, []).append(description)
    vectors = []
    for glimmer in batch:
        searched = Searchable(
            text=glimmer.text,
            shift=glimmer.shift,
            sources=glimmer.sources,
            place=glimmer.place,
            shown=shown.get(glimmer.pk, []),
            is_close=glimmer.is_close,
        )
        vectors.append(search_vector(glimmer.user_id, glimmer.noticed_on, searched))
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(WRITE, [[glimmer.pk for glimmer in batch], vectors])


def file_under_tags(apps, batch):
    """As `glimmers/journal/filing.py` does, for glimmers of several people."""
    Glimmer, Tag = apps.get_model("journal", "Glimmer"), apps.get_model("journal", "Tag")
    Filed = Glimmer.tags.through
    owner = {glimmer.pk: glimmer.user_id for glimmer in batch}
    wanted = {(glimmer.pk, name) for glimmer in batch for name in filed_under(glimmer.text)}
    filed = {
        (key, name): row
        for row, key, name in Filed.objects.filter(glimmer__in=batch).values_list("pk", "glimmer_id", "tag__name")
    }
    Filed.objects.filter(pk__in=[row for place, row in filed.items() if place not in wanted]).delete()
    missing = sorted(wanted - filed.keys())
    # "Updated" where they are there, which holds them until the batch is written, so that no sweep takes them.
    made = Tag.objects.bulk_create(
        [Tag(user_id=user, name=name) for user, name in sorted({(owner[key], name) for key, name in missing})],
        update_conflicts=True,
        unique_fields=["user", "name"],
        update_fields=["name"],
    )
    keys = {(tag.user_id, tag.name): tag.pk for tag in made}
    Filed.objects.bulk_create(
        [Filed(glimmer_id=key, tag_id=keys[owner[key], name]) for key, name in missing], ignore_conflicts=True
    )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("journal", "0006_what_was_replaced"),
        ("photos", "0002_search_vectors"),
    ]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop)]
