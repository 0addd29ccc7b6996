"""From bytes to text: UTF-8 only, and nothing in it but text.

An encoding is guessed only to name it in the refusal; a guess never leads to reading the file.
"""

import codecs
import re
from itertools import islice

from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import NOT_TEXT, Source
from capacity_cli.model.problems import Problem, ProblemCode, Word

REPORTED_CHARACTERS = 20
"""So many characters that are not text are reported at most; a binary file has thousands."""

_BYTE_ORDER_MARKS = {  # the marks of UTF-32 first: one of them begins with that of UTF-16
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_WIDE_CODECS = {"utf-32-le": "UTF-32", "utf-32-be": "UTF-32", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_TWO_BYTE_HANGUL = re.compile(rb"[\x81-\xfe][\xa1-\xfe]")
_C1_BYTE = re.compile(rb"[\x80-\x9f]")


def decoded(data: bytes, name: str) -> Source:
    """The text of a file, without the byte-order mark that it may begin with; raises `Refused` if it is not text."""
    wide = _wide_encoding(data)
    if wide is not None:
        whole = Source(name)
        raise Refused([whole.problem(ProblemCode.ENCODING, None, {"encoding": wide})])
    try:
        source = Source(name, data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused([_not_utf8(data, name, error.start)]) from None
    found = islice(NOT_TEXT.finditer(source.text), REPORTED_CHARACTERS)
    problems = [_not_text(source, match.start()) for match in found]
    if problems:
        raise Refused(problems)
    return source


def _not_text(source: Source, index: int) -> Problem:
    character = f"U+{ord(source.text[index]):04X}"
    return source.problem(ProblemCode.CONTROL_CHARACTER, source.position(index), {"character": character})


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, if the file begins with its mark or if it reads as mostly ASCII that way."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return name
    if 0 not in data:
        return None
    for codec, name in _WIDE_CODECS.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) <= 2 * len(text.encode("ascii", "ignore")) and not NOT_TEXT.search(text):
            return name
    return None


def _not_utf8(data: bytes, name: str, bad: int) -> Problem:
    """The problem at the first bad byte; a NUL anywhere means that the file is no text in any encoding."""
    data_without_mark = data.removeprefix(codecs.BOM_UTF8)
    if 0 in data_without_mark:
        binary = Source(name, data_without_mark.decode("utf-8", "replace"))
        return _not_text(binary, binary.text.index("\0"))
    codec, encoding = _legacy_encoding(data_without_mark)
    before = data_without_mark[:bad].decode("utf-8")
    # The line is shown in the guessed encoding, unless the file mixes encodings: columns would not fit.
    text = data_without_mark.decode(codec if before.isascii() else "utf-8", "replace")
    source = Source(name, text)
    return source.problem(ProblemCode.ENCODING, source.position(len(before)), {"encoding": encoding})


def _legacy_encoding(data: bytes) -> tuple[str, str]:
    """The codec and the name of the encoding that bytes other than UTF-8 are probably in."""
    try:
        data.decode("cp949")
    except UnicodeDecodeError:
        pass
    else:
        if _TWO_BYTE_HANGUL.search(data):
            return "cp949", "CP949 (EUC-KR)"
    if _C1_BYTE.search(data):  # unused in Latin-1
        return "utf-8", Word("encoding.unknown")
    return "latin-1", "Latin-1 (ISO 8859-1)"
