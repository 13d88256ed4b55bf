"""Fingerprints of texts: hashes of runs of letters, thinned by winnowing; many texts in one pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Grams = npt.NDArray[np.uint64]
Keys = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int64]

# A fingerprint is a number of so many bits. Of 32, one in thirty asked of a million manuscripts would meet a
# stranger's by chance; of 48, one in two million.
KEY = 48

_STEP = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits: consecutive code points land far apart
_MIX = np.uint64(0xFF51AFD7ED558CCD)  # the first multiplier of MurmurHash3's finaliser
_LOW = np.uint64((1 << KEY) - 1)


@dataclass(frozen=True, slots=True)
class Parameters:
    """How fingerprints are taken; a saved index with other parameters is rebuilt from its texts.

    Runs of 8 letters in windows of 6 leave a trace of any 13 shared letters. A sentence of a round-up has
    twenty and more; longer runs lose noisy pages (of ten letters 40 % hold an error at 5 % noise), shorter
    ones meet set phrases. A single shared fingerprint (`least` two) is a set phrase more often than a
    quotation.
    """

    version: int = 2
    length: int = 8
    window: int = 6
    least: int = 2


def grams(codes: Codes, length: int) -> Grams:
    """Hash every run of `length` letters, in order; empty when the text is shorter.

    The hash is a polynomial in the letters, then mixed. Runs of 1, 2, 4 … letters are made of two halves
    each, so that eight letters cost three steps and not seven.
    """
    if len(codes) < length:
        return np.zeros(0, dtype=np.uint64)
    run, step, span = codes.astype(np.uint64), _STEP, 1
    total, done = np.zeros(0, dtype=np.uint64), 0
    count = len(codes) - length + 1
    while done < length:
        if length & span:
            total = total * step + run[done : done + count] if done else run[:count].copy()
            done += span
        if done < length:
            halves = run[:-span] * step
            halves += run[span:]
            run = halves
        step, span = np.multiply(step, step, dtype=np.uint64), span * 2
    total ^= total >> np.uint64(33)
    total *= _MIX
    total ^= total >> np.uint64(29)
    return total


def least_of_windows(hashes: Grams, window: int) -> Grams:
    """Give the least of every `window` neighbouring hashes, for each place that has as many."""
    least, span = hashes, 1
    while span * 2 <= window:
        least = np.minimum(least[:-span], least[span:])
        span *= 2
    rest = window - span
    return np.minimum(least[:-rest], least[rest:]) if rest else least


def winnow(codes: Codes, *, length: int, window: int) -> Keys:
    """Take the least hash of every `window` neighbouring runs, each once, sorted.

    Any run of `length + window - 1` letters that two texts share leaves them a fingerprint in common
    (Schleimer, Wilkerson, Aiken: Winnowing, 2003).
    """
    keys, _ = winnow_many(codes, [len(codes)], length=length, window=window)
    return np.unique(keys)


def winnow_many(
    codes: Codes, counts: Sequence[int] | Counts, *, length: int, window: int
) -> tuple[Keys, npt.NDArray[np.int64]]:
    """Winnow texts that lie one behind the other in `codes`, `counts[i]` letters of text i.

    Gives the fingerprints in the order of the letters, and for each the number of its text. A text may give
    one twice. A text of fewer than `length + window - 1` letters gives none: less than that is no evidence.
    """
    beyond = length + window - 2
    hashes = grams(np.concatenate((codes, np.zeros(beyond, dtype=np.uint32))), length)
    least = least_of_windows(hashes, window)
    lengths = np.asarray(counts, dtype=np.int64)
    ends = np.cumsum(lengths)
    taken = np.ones(len(codes), dtype=np.bool_)
    taken[1:] = least[1:] != least[:-1]
    taken[(ends - lengths)[lengths > 0]] = True
    cut_off = (ends[:, np.newaxis] - np.arange(1, beyond + 1)).ravel()
    taken[cut_off[cut_off >= 0]] = False
    places = np.flatnonzero(taken)
    return least[places] & _LOW, np.repeat(np.arange(len(lengths)), lengths)[places]


def spread(starts: Counts, counts: Counts) -> Counts:
    """Give all places of ranges, one range behind the other: `starts[i]` and the next `counts[i] - 1`."""
    total = int(counts.sum())
    behind = np.cumsum(counts) - counts
    return np.arange(total) - np.repeat(behind - starts, counts)
