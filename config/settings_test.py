"""Settings for the tests: an installation's, on a separate Postgres, and faster where safety is not tested."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

OURS = (
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "GLIMMERS_BIND",
    "GLIMMERS_FILES_URL",
    "GLIMMERS_MAX_UPLOAD_MB",
    "GLIMMERS_SECRET_KEY",
    "GLIMMERS_SIGNUPS",
    "GLIMMERS_TRUSTED_PROXY_COUNT",
    "GLIMMERS_URL",
    "GLIMMERS_X_ACCEL_REDIRECT",
    "PORT",
)

# Set before the settings are read, and inherited by the processes that share the work.
if "GLIMMERS_TEST_DATA" not in os.environ:
    os.environ["GLIMMERS_TEST_DATA"] = tempfile.mkdtemp(prefix="glimmers-test-")
    atexit.register(shutil.rmtree, os.environ["GLIMMERS_TEST_DATA"], ignore_errors=True)
os.environ["GLIMMERS_DATA"] = os.environ["GLIMMERS_TEST_DATA"]
for name in OURS:
    os.environ[name] = ""  # neither the shell's value nor that of a .env file
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the tests' thread

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402
from hosting.postgres import socket_folder  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False  # its own test turns it on
# Without hashes: nothing has to be collected first. tests/hosting starts sites with the real ones.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True

SECOND_DATA = Path(f"{os.environ['GLIMMERS_TEST_DATA']}-second")
if os.environ.get("GLIMMERS_TEST_TWO_DATABASES"):  # tests/two_databases.py
    DATABASES["second"] = {**DATABASES["default"], "HOST": str(socket_folder(SECOND_DATA))}
    DATABASE_ROUTERS = ["tests.two_databases.ByUser"]
