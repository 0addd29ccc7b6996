"""An example as people read it, in plain text and in Markdown; what stands in its files is never wrapped."""

from collections.abc import Iterator

from capacity_cli.render.examples.example import Example, ExampleFile

_INDENT = "  "
_LANGUAGES = ("yaml", "json")


def plain_lines(example: Example) -> Iterator[str]:
    """The command, then each file below its name."""
    yield f"$ {example.command}"
    for file in example.files:
        yield ""
        yield file.name
        yield from (f"{_INDENT}{line}" for line in file.text.splitlines())


def markdown(example: Example) -> str:
    """The command, then each file below its name, as blocks of code."""
    files = (f"`{file.name}`\n\n{fenced(file)}" for file in example.files)
    return "\n\n".join([f"```console\n$ {example.command}\n```", *files])


def fenced(file: ExampleFile) -> str:
    """A file as a block of code, in the language that its name says."""
    _, _, suffix = file.name.rpartition(".")
    return f"```{suffix if suffix in _LANGUAGES else 'text'}\n{file.text}```"
