"""Rounds, readings, instructions, errands, meetings, and the leader's front page.

A paper goes round, a leader writes on it, a unit answers.
What a leader knows here is handed down to the rooms that need it.
"""
