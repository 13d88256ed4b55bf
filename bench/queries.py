"""How many queries each page asks: reads lines `person path`, prints `person path queries`. See pages.py."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "byline.config.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from byline.team.models import Person

for line in sys.stdin.read().splitlines():
    who, path = line.split(" ")
    client = Client(HTTP_HOST="127.0.0.1")
    if who:
        client.force_login(Person.objects.get(sign_in_name=who))
    client.get(path, follow=True)
    with CaptureQueriesContext(connection) as asked:
        client.get(path, follow=True)
    print(f"{line} {len(asked)}")
