"""What follows from the figures: awards, money, praise; warnings, and the statements asked for after them.

Everything is proposed from figures that no longer move, laid open to objections, signed by another, and then
carried out. Nobody decides alone, and who may see sums and warnings is decided by right.
docs/awards.md tells its users.
"""
