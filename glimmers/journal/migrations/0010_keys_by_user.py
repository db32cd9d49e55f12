"""Begins every key with the user, in all tables that hold something of one person; those of later rooms too.

One transaction for all of them: a row of one table refers to rows of others by such a key, and a migration that is
killed half-way leaves everything as it was. Reading two million glimmers once takes most of its time. The migrations of
the other rooms that go with it change what Django knows, and nothing in the database.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = (
    "journal_glimmer_tags",  # first, so that it is emptied first where a user goes: nothing is counted one by one
    "journal_glimmer",
    "journal_tag",
    "journal_earlierwords",
    "journal_keptday",
    "journal_keptmonth",
    "photos_photo",
    "tags_tagrename",
    "tags_rewritten",
    "capture_capturetoken",
)
WITH_AN_ID = (
    "journal_glimmer",
    "journal_tag",
    "journal_earlierwords",
    "photos_photo",
    "tags_tagrename",
    "capture_capturetoken",
)
# Table, column, and the table whose (user_id, id) it refers to.
REFERENCES = (
    ("journal_glimmer_tags", "glimmer_id", "journal_glimmer"),
    ("journal_glimmer_tags", "tag_id", "journal_tag"),
    ("journal_earlierwords", "glimmer_id", "journal_glimmer"),
    ("photos_photo", "glimmer_id", "journal_glimmer"),
    ("tags_rewritten", "rename_id", "tags_tagrename"),
    ("tags_rewritten", "glimmer_id", "journal_glimmer"),
)
DEFERRED = "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"


def _all(of: tuple[str, ...]) -> str:
    return f"ARRAY[{', '.join(repr(table) for table in of)}]::regclass[]"


# Users first, as requests hold them first: their foreign keys go too.
HOLD = f"LOCK TABLE accounts_user, {', '.join(TABLES)} IN ACCESS EXCLUSIVE MODE;"

# By what they are, and not by the names that Django made up: foreign keys first, as they need the primary keys. An
# index of one column is needed no more where keys begin with the user.
DROP = f"""
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT conrelid::regclass AS place, conname AS name FROM pg_constraint
        WHERE contype = 'f' AND conrelid = ANY ({_all(TABLES)}) OR contype = 'p' AND conrelid = ANY ({_all(WITH_AN_ID)})
        ORDER BY contype
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.name);
    END LOOP;
    FOR one IN
        SELECT indexrelid::regclass AS place FROM pg_index
        JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        WHERE indrelid = ANY ({_all(TABLES)}) AND indnatts = 1 AND indpred IS NULL AND NOT indisunique
            AND attname IN ('user_id', 'glimmer_id')
    LOOP
        EXECUTE format('DROP INDEX %s', one.place);
    END LOOP;
END $$;
ALTER TABLE capture_capturetoken DROP CONSTRAINT capture_token_digest_is_unique;
"""

# Written anew rather than filled in: no trigger counts anything, and no dead rows are left.
REWRITE = """
CREATE TEMPORARY TABLE granted ON COMMIT DROP AS
SELECT relname, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS grantee
FROM pg_class CROSS JOIN aclexplode(relacl)
WHERE oid IN ('journal_glimmer_tags'::regclass, 'tags_rewritten'::regclass) AND grantee <> relowner;

CREATE TABLE journal_filed_anew AS
SELECT glimmer.user_id, filed.glimmer_id, filed.tag_id
FROM journal_glimmer_tags AS filed JOIN journal_glimmer AS glimmer ON glimmer.id = filed.glimmer_id;
DROP TABLE journal_glimmer_tags;
ALTER TABLE journal_filed_anew RENAME TO journal_glimmer_tags;
ALTER TABLE journal_glimmer_tags
    ALTER user_id SET NOT NULL, ALTER glimmer_id SET NOT NULL, ALTER tag_id SET NOT NULL,
    ADD CONSTRAINT journal_glimmer_tags_pkey PRIMARY KEY (user_id, glimmer_id, tag_id);
CREATE INDEX glimmer_tag_by_tag ON journal_glimmer_tags (user_id, tag_id, glimmer_id);

CREATE TABLE tags_rewritten_anew AS
SELECT rename.user_id, rewritten.rename_id, rewritten.glimmer_id, rewritten.text_before
FROM tags_rewritten AS rewritten JOIN tags_tagrename AS rename ON rename.id = rewritten.rename_id;
DROP TABLE tags_rewritten;
ALTER TABLE tags_rewritten_anew RENAME TO tags_rewritten;
ALTER TABLE tags_rewritten
    ALTER user_id SET NOT NULL, ALTER rename_id SET NOT NULL, ALTER glimmer_id SET NOT NULL,
    ALTER text_before SET NOT NULL,
    ADD CONSTRAINT tags_rewritten_pkey PRIMARY KEY (user_id, rename_id, glimmer_id);
CREATE INDEX rewritten_of_glimmer ON tags_rewritten (user_id, glimmer_id);

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT * FROM granted LOOP
        EXECUTE format('GRANT %s ON %I TO %s', one.privilege_type, one.relname, one.grantee);
    END LOOP;
END $$;
"""

KEYS = "\n".join(f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY (user_id, id);" for table in WITH_AN_ID)

INDEXES = """
CREATE INDEX earlier_words_of_glimmer ON journal_earlierwords (user_id, glimmer_id);
CREATE INDEX photo_of_glimmer ON photos_photo (user_id, glimmer_id);
CREATE INDEX photo_by_id ON photos_photo (id);
CREATE INDEX capture_token_by_digest ON capture_capturetoken (digest);
ALTER TABLE capture_capturetoken ADD CONSTRAINT capture_token_digest_is_unique_per_user UNIQUE (user_id, digest);
"""

FOREIGN_KEYS = "\n".join(
    [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_fk"
        f" FOREIGN KEY (user_id, {column}) REFERENCES {other} (user_id, id) {DEFERRED};"
        for table, column, other in REFERENCES
    ]
    + [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_user_id_fk"
        f" FOREIGN KEY (user_id) REFERENCES accounts_user (id) {DEFERRED};"
        for table in TABLES
    ]
)

# The triggers of 0009, in which each statement is one person's.
DECLARED = """
DECLARE
    one record;
    turn int;
    owners uuid[] := '{}';
    days date[] := '{}';
    turns int[] := '{}';
"""
LOOP = """
    LOOP
        turn := journal_day_changes(one.user_id, one.noticed_on, one.more, one.shifts, one.looks);
        IF turn <> 0 THEN
            owners := owners || one.user_id;
            days := days || one.noticed_on;
            turns := turns || turn;
        END IF;
    END LOOP;
    IF turns <> '{}' THEN
        PERFORM journal_months_change(owners, days, turns);
    END IF;
"""
SIDE = """
            SELECT id, user_id, noticed_on, noticed_at, shift, photo_count > 0 AND NOT is_tucked AS is_shown
            FROM {rows} WHERE put_away_at IS NULL
"""

OF_GLIMMERS = f"""

DROP FUNCTION journal_tags_change;

-- These glimmers count from now on, or no more.
CREATE FUNCTION journal_tags_change(owner uuid, glimmers uuid[], signs int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    tags bigint[];
    mores int[];
BEGIN
    SELECT array_agg(counted.tag_id), array_agg(counted.more) INTO tags, mores
    FROM (
        SELECT filed.tag_id, sum(changed.sign)::int AS more
        FROM unnest(glimmers, signs) AS changed (id, sign)
        JOIN journal_glimmer_tags AS filed ON filed.user_id = owner AND filed.glimmer_id = changed.id
        GROUP BY filed.tag_id
    ) AS counted;
    IF tags IS NOT NULL THEN
        PERFORM FROM journal_tag WHERE user_id = owner AND id = ANY (tags) ORDER BY name COLLATE "C" FOR NO KEY UPDATE;
        UPDATE journal_tag SET times = times + counted.more
        FROM unnest(tags, mores) AS counted (tag, more) WHERE user_id = owner AND id = counted.tag;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION journal_glimmers_changed() RETURNS trigger LANGUAGE plpgsql AS $$ {DECLARED}
BEGIN
    FOR one IN
        WITH
            was AS ({SIDE.format(rows="gone")}),
            became AS ({SIDE.format(rows="came")}),
            changed AS (
                SELECT -1 AS sign, less.* FROM (SELECT * FROM was EXCEPT SELECT * FROM became) AS less
                UNION ALL
                SELECT 1, more.* FROM (SELECT * FROM became EXCEPT SELECT * FROM was) AS more
            )
        SELECT user_id, noticed_on, sum(sign)::int AS more, bool_or(shift <> '' OR is_shown) AS looks,
            array_agg(shift::text) FILTER (WHERE sign > 0 AND shift <> '') AS shifts
        FROM changed
        GROUP BY user_id, noticed_on ORDER BY user_id, noticed_on
    {LOOP}
    FOR one IN
        SELECT user_id, array_agg(id) AS glimmers, array_agg(sign) AS signs
        FROM (
            SELECT user_id, id, sum(sign)::int AS sign FROM (
                SELECT user_id, id, -1 AS sign FROM gone WHERE put_away_at IS NULL
                UNION ALL
                SELECT user_id, id, 1 FROM came WHERE put_away_at IS NULL
            ) AS either
            GROUP BY user_id, id HAVING sum(sign) <> 0
        ) AS turned
        GROUP BY user_id ORDER BY user_id
    LOOP
        PERFORM journal_tags_change(one.user_id, one.glimmers, one.signs);
    END LOOP;
    RETURN NULL;
END $$;

-- What a glimmer is filed under goes after it, when nobody can see any more whether it counted. Where its owner goes, it
-- has gone by then.
CREATE OR REPLACE FUNCTION journal_glimmer_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM journal_glimmer_tags WHERE user_id = OLD.user_id AND glimmer_id = OLD.id) THEN
        PERFORM journal_tags_change(OLD.user_id, ARRAY[OLD.id], ARRAY[-1]);
    END IF;
    RETURN OLD;
END $$;
"""

# The glimmers are held, so that none is put away or taken back between being asked and being counted. By whoever files
# (glimmers/journal/filing.py) the tags are held already, in the same order.
COUNT_FILED = """
    FOR owner IN SELECT DISTINCT user_id FROM {rows} ORDER BY user_id
    LOOP
        PERFORM FROM journal_tag
        WHERE user_id = owner AND id IN (SELECT tag_id FROM {rows} WHERE user_id = owner)
        ORDER BY name COLLATE "C" FOR NO KEY UPDATE;
        UPDATE journal_tag SET times = journal_tag.times {sign} counted.times
        FROM (
            SELECT filed.tag_id, count(*) AS times
            FROM {rows} AS filed
            JOIN (
                SELECT id FROM journal_glimmer
                WHERE user_id = owner AND put_away_at IS NULL
                    AND id IN (SELECT glimmer_id FROM {rows} WHERE user_id = owner)
                ORDER BY id FOR SHARE
            ) AS kept ON kept.id = filed.glimmer_id
            WHERE filed.user_id = owner
            GROUP BY filed.tag_id
        ) AS counted
        WHERE journal_tag.user_id = owner AND journal_tag.id = counted.tag_id;
    END LOOP;
"""
COUNT_CAME, COUNT_GONE = COUNT_FILED.format(rows="came", sign="+"), COUNT_FILED.format(rows="gone", sign="-")

OF_FILING = f"""
CREATE OR REPLACE FUNCTION journal_filed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
BEGIN {COUNT_CAME} RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION journal_unfiled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
BEGIN {COUNT_GONE} RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION journal_refiled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner uuid;
BEGIN {COUNT_GONE} {COUNT_CAME} RETURN NULL;
END $$;

CREATE TRIGGER journal_filed AFTER INSERT ON journal_glimmer_tags
REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_filed();
CREATE TRIGGER journal_unfiled AFTER DELETE ON journal_glimmer_tags
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION journal_unfiled();
CREATE TRIGGER journal_refiled AFTER UPDATE ON journal_glimmer_tags
REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION journal_refiled();
CREATE TRIGGER journal_filing_emptied AFTER TRUNCATE ON journal_glimmer_tags
FOR EACH STATEMENT EXECUTE FUNCTION journal_filing_emptied();
"""

COUNT_AGAIN = """
CREATE OR REPLACE FUNCTION journal_count_again() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE journal_glimmer, journal_glimmer_tags IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM journal_keptday;
    DELETE FROM journal_keptmonth;
    INSERT INTO journal_keptday (user_id, day, times, shifts, pictured_by)
    SELECT user_id, noticed_on, times,
        ARRAY(
            SELECT shift FROM unnest(all_shifts) WITH ORDINALITY AS one (shift, place) GROUP BY shift ORDER BY min(place)
        ),
        pictured_by
    FROM (
        SELECT user_id, noticed_on, count(*) AS times,
            array_agg(shift ORDER BY noticed_at DESC, id DESC) FILTER (WHERE shift <> '') AS all_shifts,
            (array_agg(id ORDER BY noticed_at DESC, id DESC) FILTER (WHERE photo_count > 0 AND NOT is_tucked))[1]
                AS pictured_by
        FROM journal_glimmer WHERE put_away_at IS NULL
        GROUP BY user_id, noticed_on
    ) AS kept
    ORDER BY user_id, noticed_on;
    INSERT INTO journal_keptmonth (user_id, month, days)
    SELECT user_id, date_trunc('month', day)::date, count(*) FROM journal_keptday GROUP BY 1, 2 ORDER BY 1, 2;
    UPDATE journal_tag SET times = coalesce(counted.times, 0)
    FROM journal_tag AS tag LEFT JOIN (
        SELECT filed.user_id, filed.tag_id, count(*) AS times
        FROM journal_glimmer_tags AS filed
        JOIN journal_glimmer AS glimmer ON glimmer.user_id = filed.user_id AND glimmer.id = filed.glimmer_id
        WHERE glimmer.put_away_at IS NULL
        GROUP BY filed.user_id, filed.tag_id
    ) AS counted ON counted.user_id = tag.user_id AND counted.tag_id = tag.id
    WHERE journal_tag.user_id = tag.user_id AND journal_tag.id = tag.id
        AND journal_tag.times <> coalesce(counted.times, 0);
END $$;
"""

FORWARDS = HOLD + DROP + REWRITE + KEYS + INDEXES + FOREIGN_KEYS + OF_GLIMMERS + OF_FILING + COUNT_AGAIN

USER = {"db_index": False, "on_delete": django.db.models.deletion.DO_NOTHING, "to": settings.AUTH_USER_MODEL}


def _refers_to(to: str, column: str, related_name: str) -> models.ForeignObject:
    return models.ForeignObject(
        from_fields=["user", column],
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name=related_name,
        to=to,
        to_fields=["user", "id"],
    )


class Migration(migrations.Migration):
    # Their tables are here, and as they were before this.
    dependencies = [
        ("journal", "0009_numbers"),
        ("photos", "0003_long_pictures"),
        ("tags", "0002_tagrename_is_merge"),
        ("capture", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(FORWARDS)],
            state_operations=[
                migrations.CreateModel(
                    name="GlimmerTag",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "user_id",
                                "glimmer_id",
                                "tag_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("glimmer_id", models.UUIDField()),
                        ("tag_id", models.BigIntegerField()),
                        ("user", models.ForeignKey(related_name="+", **USER)),
                        ("glimmer", _refers_to("journal.glimmer", "glimmer_id", "filed")),
                        ("tag", _refers_to("journal.tag", "tag_id", "filed")),
                    ],
                    options={
                        "db_table": "journal_glimmer_tags",
                        "indexes": [models.Index(fields=["user", "tag_id", "glimmer_id"], name="glimmer_tag_by_tag")],
                    },
                ),
                migrations.AlterField(
                    model_name="glimmer",
                    name="tags",
                    field=models.ManyToManyField(
                        related_name="glimmers", through="journal.GlimmerTag", to="journal.tag"
                    ),
                ),
                migrations.RemoveField(model_name="earlierwords", name="glimmer"),
                migrations.AddField(
                    model_name="earlierwords",
                    name="glimmer_id",
                    field=models.UUIDField(default=None),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="earlierwords",
                    name="glimmer",
                    field=_refers_to("journal.glimmer", "glimmer_id", "earlier_words"),
                ),
                migrations.AddIndex(
                    model_name="earlierwords",
                    index=models.Index(fields=["user", "glimmer_id"], name="earlier_words_of_glimmer"),
                ),
                *(
                    migrations.AlterField(
                        model_name=model, name="user", field=models.ForeignKey(related_name=related_name, **USER)
                    )
                    for model, related_name in (
                        ("earlierwords", "earlier_words"),
                        ("glimmer", "glimmers"),
                        ("keptday", "kept_days"),
                        ("keptmonth", "kept_months"),
                        ("tag", "tags"),
                    )
                ),
            ],
        ),
    ]
