"""Django's backend for Postgres, whose pool asks the server less often, and which can prepare a statement."""
