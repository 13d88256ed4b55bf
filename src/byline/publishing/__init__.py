"""The public site, and the channels beside it.

A reviewed manuscript becomes a page in one action, with a trace.
The desk never imports the site's administration.
"""
