"""Fingerprints of a text: hashes of runs of letters, thinned by winnowing."""

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint32]
Grams = npt.NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits: consecutive code points land far apart
_MIX = np.uint64(0xFF51AFD7ED558CCD)  # the first multiplier of MurmurHash3's finaliser


def grams(codes: Codes, length: int) -> Grams:
    """Hash every run of `length` letters, in order; empty when the text is shorter."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    total = wide[:count].copy()
    for shift in range(1, length):
        total *= _STEP
        total += wide[shift : shift + count]
    total ^= total >> np.uint64(33)
    total *= _MIX
    total ^= total >> np.uint64(29)
    return total


def winnow(codes: Codes, *, length: int, window: int) -> Hashes:
    """Take the least hash of every `window` neighbouring runs, each once, sorted.

    Any run of `length + window - 1` letters that two texts share leaves them a fingerprint in common
    (Schleimer, Wilkerson, Aiken: Winnowing, 2003).
    """
    hashes = (grams(codes, length) >> np.uint64(32)).astype(np.uint32)
    if len(hashes) > window:
        count = len(hashes) - window + 1
        least = hashes[:count].copy()
        for shift in range(1, window):
            np.minimum(least, hashes[shift : shift + count], out=least)
        hashes = least
    return np.unique(hashes)
