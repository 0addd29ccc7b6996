"""Chooses the Korean particle that fits the value before it: `요일이 아닙니다`, `시각은 …`, `30을`, `8로`.

A template writes both, `{kind}이(가)`; both stay where nobody can tell how the value is read, as behind Latin letters.
"""

import re
from collections.abc import Mapping

_BEHIND_VALUE = re.compile(r"\{(\w+)\}(`?)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로)")
_CLOSED_AND_OPEN = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
"""Each particle behind a syllable that ends in a consonant, and behind one that ends in a vowel."""
_TOWARDS = "(으)로"
_FIRST, _LAST, _FINALS = ord("가"), ord("힣"), 28
_RIEUL = 8
"""The number of the final consonant ㄹ, behind which `로` stands as behind a vowel."""
_NUMBER = re.compile(r"(?:^|[^A-Za-z0-9])[0-9](?:[0-9,.]*[0-9])?$")
_DIGITS = "영일이삼사오육칠팔구"
"""How the digits are read; what stands for zeros at the end (십, 백, 천, 만) ends in a consonant like 영."""


def with_particles(template: str, shown: Mapping[str, str]) -> str:
    """A Korean template in which the particles behind its values are chosen."""

    def chosen(found: re.Match[str]) -> str:
        name, quote, both = found.groups()
        return f"{{{name}}}{quote}{_chosen(shown.get(name, ''), both)}"

    return _BEHIND_VALUE.sub(chosen, template)


def _chosen(value: str, both: str) -> str:
    syllable = _DIGITS[int(value[-1])] if _NUMBER.search(value) else value[-1:]
    if not (syllable and _FIRST <= ord(syllable) <= _LAST):
        return both
    final = (ord(syllable) - _FIRST) % _FINALS
    closed, open_ = _CLOSED_AND_OPEN[both]
    return open_ if final == 0 or (both == _TOWARDS and final == _RIEUL) else closed
