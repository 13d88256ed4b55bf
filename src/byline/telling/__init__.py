"""Figures told on paper: the values of a bulletin, its words, tables and charts.

Everything here is pure: rows stand in `standings`, pages and files are made by `papers`.
A bulletin is in Chinese, whatever language its maker reads Byline in.
"""
