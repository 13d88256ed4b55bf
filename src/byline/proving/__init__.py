"""Whose manuscript is on a page: the register as the engine holds it.

Keeps an index of the registered manuscripts of a congress in step with their rows, on disk and in memory.
Weighs a clipping against it, and compares a clipping with one manuscript.
"""
