"""One variable of an env file: read without a look at the others, replaced without touching them, and never shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.env_file import EnvFile, read_env
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Problem

BOM = "\ufeff"
NAME = Node("SCHEDULER_BATCH_SIZE", Source("capacity.yaml"))
SECRET = "s3cr3t"  # noqa: S105  it stands for one
REAL = f"""# 운영 환경
DATABASE_URL="postgres://app:{SECRET}@db/app"

export SCHEDULER_BATCH_SIZE=50   # 한 번에
PRIVATE_KEY="-----BEGIN
{SECRET}
-----END"
"""


def read(text: str) -> EnvFile:
    return read_env(text.encode(), ".env.production")


def refused_by(text: str) -> Problem:
    with pytest.raises(Refused) as refused:
        read(text).variable(NAME).whole_number()
    [problem] = refused.value.problems
    return problem


def test_the_variable_is_read_with_its_line_and_without_any_text_of_the_file() -> None:
    node = read(REAL).variable(NAME).whole_number()
    assert (node.value, node.place) == ("50", (".env.production", 4, 1))
    assert node.source.text == ""
    assert not node.source.excerpt(node.mark)


@pytest.mark.parametrize(
    "line",
    [
        "SCHEDULER_BATCH_SIZE=50",
        "export SCHEDULER_BATCH_SIZE=50",
        "  SCHEDULER_BATCH_SIZE = 50  ",
        "SCHEDULER_BATCH_SIZE='50'",
        'SCHEDULER_BATCH_SIZE="50" # 배치',
        "SCHEDULER_BATCH_SIZE=50 # was 100",
        "A=`\nSCHEDULER_BATCH_SIZE=7\n`\nSCHEDULER_BATCH_SIZE=50",
        "A=`x\nSCHEDULER_BATCH_SIZE=50",
        "SCHEDULER_BATCH_SIZE='50'# was 100",
        'A="\nSCHEDULER_BATCH_SIZE=7\n"\r\nSCHEDULER_BATCH_SIZE=50\r\n',
        "SCHEDULER_BATCH_SIZE=050",
    ],
)
def test_a_whole_number_is_read_however_it_is_written(line: str) -> None:
    assert int(str(read(line).variable(NAME).whole_number().value)) == 50
    assert read(BOM + line).variable(NAME).holds(50)
    assert not read(line).variable(NAME).holds(51)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("SCHEDULER_BATCH_SIZE=", "empty"),
        ("SCHEDULER_BATCH_SIZE", "empty"),
        ("SCHEDULER_BATCH_SIZE=''", "empty"),
        ("SCHEDULER_BATCH_SIZE= # 50", "empty"),
        (f"SCHEDULER_BATCH_SIZE={SECRET}", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=0", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=-1", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=1.5", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=1e3", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=1_000", "not_whole"),
        ("SCHEDULER_BATCH_SIZE=５０", "not_whole"),
        ('SCHEDULER_BATCH_SIZE="50\n"', "not_whole"),
        ("SCHEDULER_BATCH_SIZE=1000000000000000", "not_whole"),
        ("OTHER=5\nSCHEDULER_BATCH_SIZE=${OTHER}", "not_whole"),
        (f'SCHEDULER_BATCH_SIZE="{SECRET}', "not_whole"),
        ("SCHEDULER_BATCH_SIZE=`50`", "backticks"),
        (f"SCHEDULER_BATCH_SIZE = `50` # {SECRET}", "backticks"),
        ("SCHEDULER_BATCH_SIZE=`\n50\n`", "backticks"),
        ("SCHEDULER_BATCH_SIZE: 50", "colon"),
        (f"export SCHEDULER_BATCH_SIZE:\t'50' # {SECRET}", "colon"),
        (f"SCHEDULER_BATCH_SIZE=50#{SECRET}", "comment"),
        ("SCHEDULER_BATCH_SIZE=x#50", "not_whole"),
        ("SCHEDULER_BATCH_SIZE='50#'", "not_whole"),
    ],
)
def test_anything_else_is_refused_by_the_name_of_the_variable_alone(text: str, what: str) -> None:
    problem = refused_by(text)
    assert problem.code == "DOC018"
    assert problem.values == {"name": "SCHEDULER_BATCH_SIZE", "what": f"variable.{what}"}
    assert problem.place == (".env.production", text.count("\n", 0, text.rindex("SCHEDULER")) + 1, 1)
    assert not problem.source


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("SCHEDULER_BATCH_SIZE=10\nSCHEDULER_BATCH_SIZE=50", 2, "1"),
        ("SCHEDULER_BATCH_SIZE=50\nA=1\n  export SCHEDULER_BATCH_SIZE=50\n\nSCHEDULER_BATCH_SIZE='50'", 5, "1, 3"),
        ("SCHEDULER_BATCH_SIZE: 10\nSCHEDULER_BATCH_SIZE=50", 2, "1"),
        (f'SCHEDULER_BATCH_SIZE=50\nSCHEDULER_BATCH_SIZE="{SECRET}', 2, "1"),
    ],
)
def test_a_variable_that_is_set_twice_is_refused_with_its_lines_and_no_value(text: str, line: int, lines: str) -> None:
    problem = refused_by(text)
    assert (problem.code, problem.values) == ("DOC029", {"name": "SCHEDULER_BATCH_SIZE", "lines": lines})
    assert problem.place is not None
    assert (problem.place.line, problem.source or "") == (line, "")


@pytest.mark.parametrize("text", ["", REAL.replace("SCHEDULER", "JOB"), "# SCHEDULER_BATCH_SIZE=50", "x=SCHEDULER_"])
def test_a_variable_that_is_not_there_is_reported_where_it_is_named(text: str) -> None:
    problem = refused_by(text)
    assert problem.values == {"name": "SCHEDULER_BATCH_SIZE", "what": "variable.missing"}
    assert problem.place is not None
    assert problem.place.file == "capacity.yaml"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"KEY={SECRET}\n".encode("utf-16"), "DOC002"),
        (f"한글={SECRET}\n".encode("cp949"), "DOC002"),
        (f"KEY={SECRET}\x07\n".encode(), "DOC003"),
        (f"KEY={SECRET}{' ' * 201}x\n".encode(), "DOC004"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_without_a_line_of_it(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_env(data, ".env")
    [problem] = refused.value.problems
    assert problem.code == code
    assert not problem.source
    assert not any(SECRET in value for value in problem.values.values())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SCHEDULER_BATCH_SIZE=50 # 50", "SCHEDULER_BATCH_SIZE=100 # 50"),
        ("SCHEDULER_BATCH_SIZE=", "SCHEDULER_BATCH_SIZE=100"),
        ("SCHEDULER_BATCH_SIZE= # later", "SCHEDULER_BATCH_SIZE=100 # later"),
        ('export SCHEDULER_BATCH_SIZE=""\r\nA=1', 'export SCHEDULER_BATCH_SIZE="100"\r\nA=1'),
    ],
)
def test_a_number_or_nothing_is_replaced(line: str, expected: str) -> None:
    assert read(line).replaced(NAME, 100) == expected


@pytest.mark.parametrize("text", [f"SCHEDULER_BATCH_SIZE={SECRET}", "SCHEDULER_BATCH_SIZE", "SCHEDULER_BATCH_SIZE='"])
def test_what_is_no_number_is_not_replaced(text: str) -> None:
    with pytest.raises(Refused):
        read(text).replaced(NAME, 100)


def test_a_name_that_the_parser_reads_in_quotes_is_refused_rather_than_written_wrongly() -> None:
    name = Node("A=B", Source("capacity.yaml"))
    with pytest.raises(Refused) as refused:
        read("'A=B'=5").replaced(name, 100)
    assert [problem.values["what"] for problem in refused.value.problems] == ["variable.not_replaceable"]


LINES = st.sampled_from(
    [
        "", "# 주석", "A=1", "export B='x # y'", 'C="SCHEDULER_BATCH_SIZE=3\n\t한글"', "D = 50 # 50", "E", "F=\\",
        "SCHEDULER_BATCH_SIZE_MAX=50", "\t", "G=`x`", "=5", "H='\\''",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\n\n"])
FORMS = st.sampled_from(["{}={}", "export {}={}", "  {} = {}  ", "{}='{}'", '{}="{}"', "{}={} # 50", '{}="{}"\t#50'])


@given(data=st.data(), old=st.integers(1, 10**15 - 1), new=st.integers(1, 10**15 - 1), end=ENDS, form=FORMS)
def test_replacing_changes_no_character_but_those_of_the_value(
    data: st.DataObject, old: int, new: int, end: str, form: str
) -> None:
    before = data.draw(st.sampled_from(["", BOM])) + "".join(line + end for line in data.draw(st.lists(LINES)))
    after = "".join(end + line for line in data.draw(st.lists(LINES)))

    def file(number: int) -> str:
        return before + form.format(NAME.value, number) + after

    found = read_env(file(old).encode(), ".env")
    assert found.variable(NAME).holds(old)
    assert found.replaced(NAME, old) == file(old)
    assert found.replaced(NAME, new) == file(new)
