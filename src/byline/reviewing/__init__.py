"""The desk of those who review: taking a piece up, amending it, passing or returning it in time.

The rows and the deeds stand with the manuscript; here are the pages, the reminders and the printed form of
three reviews and three proofs.
"""
