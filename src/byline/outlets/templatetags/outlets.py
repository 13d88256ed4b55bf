"""What the outlets' pages say in their templates."""

from django import template

from byline.outlets.findings import finding_words

register = template.Library()
register.filter("finding_words", finding_words)
