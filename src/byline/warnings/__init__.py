"""Warnings for those who fell short, and the statements asked for after them.

They are proposed from figures that no longer move, decided by a leader, and seen by those concerned alone.
The room also puts together what everybody has on file over years. docs/awards.md tells its users.
"""
