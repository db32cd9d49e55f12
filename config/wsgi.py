"""The door that the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from config.content_type import without_charset
from config.whole_body import only_whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = only_whole(without_charset(get_wsgi_application()))
