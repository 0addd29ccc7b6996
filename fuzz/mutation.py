"""Changes documents by their tokens, so that most of what comes out is still YAML, JSON or lines of variables.

Bytes are changed now and then, too: what no tokens can make is found by that.
"""

import re
from collections.abc import Sequence
from random import Random

_TOKEN = re.compile(rb"\s+|[\w.*/%-]+|[\x80-\xff]+|.", re.DOTALL)
_LONGEST = 65_536
_MOST_CHANGES = 6
_BYTES_IN = 8  # every so many inputs


def mutated(data: bytes, other: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    """The data with some changes; pieces of another document and words may come into it."""
    if chance.randrange(_BYTES_IN) == 0:
        return _bytes_changed(data, chance)
    tokens = _TOKEN.findall(data)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        _change(tokens, other, words, chance)
    return b"".join(tokens)[:_LONGEST]


def _change(tokens: list[bytes], other: bytes, words: Sequence[bytes], chance: Random) -> None:
    """One change: a token goes, comes, moves or becomes a word."""
    at = chance.randrange(len(tokens) + 1)
    match chance.randrange(7):
        case 0 | 1:
            tokens[at : at + 1] = [chance.choice(words)]
        case 2:
            tokens.insert(at, chance.choice(words))
        case 3:
            del tokens[at : at + chance.choice((1, 1, 3, 20))]
        case 4:
            tokens[at:at] = tokens[at : at + chance.choice((1, 5, 30))]
        case 5:
            pieces = _TOKEN.findall(other)
            begin = chance.randrange(len(pieces) + 1)
            tokens[at:at] = pieces[begin : begin + chance.choice((1, 5, 30))]
        case _:
            to = chance.randrange(len(tokens) + 1)
            piece = tokens[at : at + 1]
            del tokens[at : at + 1]
            tokens[to:to] = piece


def _bytes_changed(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(3):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                changed.insert(at, chance.randrange(256))
            case _:
                del changed[at : at + chance.choice((1, 2, 50))]
    return bytes(changed)
