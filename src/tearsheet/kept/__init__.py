"""What pages are kept in: crawls and feeds, each page taken out of them as the bytes that were served.

Everything is bounded: what is packed, cut off, endless or hostile becomes a refusal, never a crash.
"""
