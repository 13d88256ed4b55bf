"""Settings, addresses, the server's entry and the command line.

It knows every room and none knows it.
A setting is read from the environment in one place.
"""
