"""From the register to the outlet: the book of numbers, submissions, deliveries, what was answered.

A submission is one manuscript for one outlet and stands with the manuscript; a Delivery is one attempt to
bring it there, and is made once or shown as uncertain.
"""
