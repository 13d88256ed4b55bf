"""Deeds that several do at the same moment."""

import threading

from django.db import connection

from byline.errors import Refused


def at_once(*deeds):
    """Do deeds in threads that start together; return what each gave, or by what it was refused."""
    start, given = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        start.wait()
        try:
            given[place] = deed()
        except Refused as refused:
            given[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
