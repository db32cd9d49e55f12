"""The application that the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from config.content_type import without_charset
from config.whole_answer import in_one_piece
from config.whole_body import only_whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = only_whole(without_charset(in_one_piece(get_wsgi_application())))

# Everything loaded by now stays as long as the process runs: searching it for garbage again and again would cost each
# page a tenth of its time. Pages leave little behind in reference cycles, and that is still found.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
