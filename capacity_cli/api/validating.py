"""Validating: what is wrong with scenarios, price lists and policies, all of it, without planning anything."""

from capacity_cli.api.loading import Loader
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.nodes import Node, find
from capacity_cli.documents.policies import read_policy
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.answer import FileVerdict

_FORMATS = {"scenario/v1": "scenario", "price-list/v1": "price-list", "policy/v1": "policy"}


def verdict(loader: Loader, file: str) -> FileVerdict:
    """Every problem of a file; its `format` says what it is."""
    kind: str | None = None
    try:
        data = read_bytes(file, loader.standard_input)
        kind = _kind(read_yaml(data, file))
        if kind == "price-list":
            read_price_list(file, data).validate()
        elif kind == "policy":
            read_policy(file, data)
        else:
            loader.load_text(file, data)
    except Refused as refused:
        return FileVerdict(file, kind, refused.problems)
    return FileVerdict(file, kind, ())


def _kind(node: Node) -> str:
    """What a file is; one without a known format is read as what it looks like, to say all that is wrong with it."""
    stated = find(node, ("format",))
    if stated is not None and isinstance(stated.value, str) and stated.value in _FORMATS:
        return _FORMATS[stated.value]
    return "scenario" if find(node, ("vendor",)) is None else "price-list"
