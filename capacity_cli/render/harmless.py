"""Text from documents, made safe to print: nothing in it can move a cursor, set a colour or turn the reading direction.

A character that could is shown as its escape; one that the output cannot hold, as a near one or its escape. The same
holds for what the log of a CI job takes for a command: `::error::` where a line begins, which is wherever a page breaks
it, and `##[error]` anywhere (github.com/actions/runner, ActionCommand.cs; Azure and TeamCity put a word before `[`).
"""

import re

_DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(r"::|##(?=\w*\[)")
_COMMAND_IN_JSON = re.compile(r"##(?=\w*\[)")  # no line of JSON begins with a text
_NEAR = {
    "₩": "KRW ", "원": " KRW", "×": "x", "÷": "/", "≥": ">=", "≤": "<=", "–": "-", "—": "-", "·": "-", "…": "...",
    "→": "->", "⌊": "floor(", "⌋": ")", "✓": "ok", "✗": "x", "─": "-", "━": "-", "’": "'", "“": '"', "”": '"',
    "⌈": "ceil(", "⌉": ")", "−": "-", "│": "|", "├": "+", "└": "+",
}  # fmt: skip


def harmless(text: str) -> str:
    """The text with every control character, direction mark, lone surrogate and command as a visible escape."""
    return _COMMAND.sub(_broken, _DANGEROUS.sub(_escape, text))


def _broken(found: re.Match[str]) -> str:
    command = found.group()  # of two characters
    return f"{command[0]}\\x{ord(command[1]):02x}"


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape", "surrogatepass").decode("ascii")


def json_escaped(text: str) -> str:
    """A JSON text with the same escaped as JSON writes it; all that can only stand within its strings."""
    if "##" in text:
        text = _COMMAND_IN_JSON.sub(r"#\\u0023", text)
    if text.isascii() and "\x7f" not in text:
        return text
    return _DANGEROUS.sub(lambda found: found.group() if found.group() == "\n" else _json_escape(found.group()), text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def encodable(text: str, encoding: str) -> str:
    """The text in characters that an encoding has."""
    if text.isascii() or encoding.replace("_", "-").lower().startswith("utf"):
        return text
    return "".join(_in_encoding(character, encoding) for character in text)


def _in_encoding(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return _NEAR.get(character) or character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character
