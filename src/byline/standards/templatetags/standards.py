"""Checks and demands in words, on pages."""

from django import template

from byline.standards import words

register = template.Library()
register.filter("told", words.sentence)
register.filter("weight", words.weight)
register.filter("rule", words.rule)
register.filter("genre_names", words.genre_names)
register.filter("place_of", words.place_of)
register.filter("place_words", words.place_words)
register.filter("twin_words", words.twin_words)
register.filter("row_words", words.row_words)
register.filter("step_words", words.step_words)
