"""The server's entry: granian serves `application` from here."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")
application = get_wsgi_application()
# Every page is loaded now; else whoever asks first waits 0.6 s for it.
get_resolver().url_patterns  # noqa: B018 -- reading it loads them
# What is loaded stays for good. Walking its half a million objects made every full collection of garbage
# 160 ms long, in the midst of some request; without them it takes 10.
gc.collect()
gc.freeze()
