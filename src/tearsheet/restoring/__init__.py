"""Bytes to text, and damaged text back to what it was.

The charset is found, pinyin hints are taken out, lost bytes put back, Traditional made Simplified. Each
repair is a finding with its place; what cannot be known stays as it is.
"""
