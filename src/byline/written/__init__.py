"""Rules and facts in writing: rulebooks as TOML, facts as one line of JSON each.

A text goes in and values of `reckoning` come out, or the other way round. What is written wrongly is refused
by line and clause. `byline reckon` reads both, and tells what they come to.
"""
