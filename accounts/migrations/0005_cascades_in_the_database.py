"""Lets the database delete what belongs to a user's account along with it, as Django's collector does.

Removing somebody is then one statement, however it is sent. The tables of the rooms do the same by a migration of the
journal (0010_keys_by_user.py).
"""

from django.db import migrations

CASCADES = """
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT conrelid::regclass AS place, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE contype = 'f' AND confdeltype = 'a'
            AND confrelid IN ('accounts_user'::regclass, 'account_emailaddress'::regclass)
            AND (conrelid::regclass::text LIKE 'accounts\\_%' OR conrelid::regclass::text LIKE 'account\\_%')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.name);
        EXECUTE format(
            'ALTER TABLE %s ADD CONSTRAINT %I %s', one.place, one.name,
            replace(one.definition, ' DEFERRABLE', ' ON DELETE CASCADE DEFERRABLE')
        );
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_sessions_know_their_user"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunSQL(CASCADES, migrations.RunSQL.noop)]
