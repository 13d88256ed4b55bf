"""The server's entry: granian serves `application` from here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")
application = get_wsgi_application()
