"""Seeds and dictionaries: sound documents to begin with, from what ships, and the words that matter in them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DICTIONARIES = Path(__file__).resolve().parent / "dictionaries"
SAME = {"plan": "scenario"}
"""The targets that read the same documents as another one."""

_ENTRY = re.compile(r'^"((?:[^"\\]|\\.)*)"$', re.MULTILINE)
_ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|(.))", re.DOTALL)

_VERCEL_JSON = (
    '{"crons": [{"path": "/api/cron", "schedule": "*/5 * * * *"}]}',
    '{\n  // comment\n  "functions": {"a": {"x": 10}},\n  "crons": [{"path": "/a", "schedule": "0 9 * * 1"},]\n}\n',
    '\ufeff{"crons": []}',
    '{"crons": [{"path": "/a", "schedule": "0 0 1 1 *"}, {"path": "/a", "schedule": "0 0 1 1 *"}], "x": [1e9, null]}',
)
_ENV = (
    "BATCH_SIZE=50\n",
    "# comment\nexport SCHEDULER_BATCH_SIZE='50' # fifty\nA=\"x\\ny\"\n",
    "A=\nB\nBATCH_SIZE = \"7\"\r\nSECRET='a\nb'\n",
    "\ufeffA=1\nA=${B:-2}\n",
)


_POLICY = (
    "format: policy/v1\nchecks: {headroom: {min: 2}, monthly_cost: {max: budget, level: warning}}\n",
    "format: policy/v1\nfindings: {PRI001: error, LIM001: note}\nmax_price_age: 90d\nplans: {vercel: [pro]}\n",
    "format: policy/v1\nignores: forbidden\nnever_ignore: [CAP001, LIM002]\n",
)
_BASELINE = (
    (
        '{"format": "baseline/v1", "scenarios": [{"file": "capacity.yaml", "variant": null, '
        '"checks": {"headroom": "1.2"}, "findings": [{"code": "CAP001", "about": "scheduler.batch_size"}]}]}'
    ),
    '{"format": "baseline/v1", "scenarios": []}',
)


def seeds_of(target: str) -> list[bytes]:
    """Sound documents for a target."""
    match SAME.get(target, target):
        case "scenario":
            paths = sorted((ROOT / "scenarios").glob("*.yaml"))
        case "price-list":
            paths = sorted((ROOT / "pricing").glob("*/*.yaml"))
        case "vercel-json":
            return [text.encode() for text in _VERCEL_JSON]
        case "env":
            return [text.encode() for text in _ENV]
        case "policy":
            return [text.encode() for text in _POLICY]
        case "baseline":
            return [text.encode() for text in _BASELINE]
        case _:
            return []
    return [path.read_bytes() for path in paths]


def dictionary_file(target: str) -> Path:
    """The dictionary of a target, in the form of libFuzzer."""
    return DICTIONARIES / f"{SAME.get(target, target)}.dict"


def words_of(target: str) -> list[bytes]:
    """The words of the dictionary of a target, and those that are nasty anywhere."""
    texts = (path.read_text("utf-8") for path in (dictionary_file(target), DICTIONARIES / "nasty.dict"))
    return [_unescaped(entry) for text in texts for entry in _ENTRY.findall(text)]


def _unescaped(entry: str) -> bytes:
    return _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()) if found[1] else found[2], entry.encode())
