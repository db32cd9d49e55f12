"""The door that the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from config.content_type import without_charset
from config.whole_answer import in_one_piece
from config.whole_body import only_whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = only_whole(without_charset(in_one_piece(get_wsgi_application())))

# What is there now stays for as long as the process runs: to look through it again and again for what nobody needs any
# more would cost each page a tenth of its time. What pages leave behind in circles is little, and is still found.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
