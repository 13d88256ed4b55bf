"""Whose manuscript a page prints: normalise, fingerprint, index, align, verdict.

A verdict is proven or likely, with passages on both sides and reasons in words.
Silence is an answer too.
"""
