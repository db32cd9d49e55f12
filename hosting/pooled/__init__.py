"""Django's backend for Postgres, with a pool that checks connections less often, and with prepared statements."""
