"""The words of those generated pages that exist in both languages; everything else in them is from the catalog."""

from collections.abc import Mapping
from dataclasses import dataclass

from capacity_cli.render.text.texts import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the pages in one language."""

    commands: str
    """The title of the page about commands."""
    commands_intro: str
    """Its first paragraph."""
    variables: str
    """The heading of its table of environment variables."""
    variables_intro: str
    """What stands before that table."""
    variable: str
    """The head of the column of variables."""
    option: str
    """The head of the column of options."""
    of_commands: str
    """The head of the column of commands."""
    findings: str
    """The title of the page about findings."""
    findings_intro: str
    """Its first paragraph."""
    problems: str
    """The title of the page about problems."""
    problems_intro: str
    """Its first paragraph."""
    code: str
    """The head of a column of codes."""
    level: str
    """What a finding weighs."""
    title: str
    """What a finding is called."""
    message: str
    """What a finding or problem says."""
    why: str
    """Why a finding matters."""
    remedy: str
    """What to do about it."""
    example: str
    """What produces a finding or problem."""


_ENGLISH = Words(
    commands="Commands",
    commands_intro="What each command prints for `--help`. An option stands after the command; `--lang`, `--no-color` "
    "and `--quiet` may also stand before it.",
    variables="Environment variables",
    variables_intro="An option that is not given takes its value from its variable, if that is set.",
    variable="Variable",
    option="Option",
    of_commands="Commands",
    findings="Findings",
    findings_intro="Remarks about a plan. Words in braces stand for what a scenario has there. Findings of level "
    "error fail `capacity check`.",
    problems="Problems",
    problems_intro="What can be wrong with a file or a command line; the exit status is 2. Words in braces stand for "
    "what was found. Where a name was probably mistyped, the remedy is that name instead.",
    code="Code",
    level="Level",
    title="Finding",
    message="Message",
    why="Why it matters",
    remedy="Remedy",
    example="Example",
)
_KOREAN = Words(
    commands="명령",
    commands_intro="각 명령이 `--help`로 출력하는 내용입니다. 옵션은 명령 뒤에 씁니다. `--lang`, `--no-color`, "
    "`--quiet`는 명령 앞에도 쓸 수 있습니다.",
    variables="환경 변수",
    variables_intro="옵션이 없으면 해당 변수의 값을 씁니다.",
    variable="변수",
    option="옵션",
    of_commands="명령",
    findings="발견 사항",
    findings_intro="계획에 붙는 의견입니다. 중괄호 안의 낱말 자리에는 시나리오의 값이 들어갑니다. "
    "수준이 오류인 발견 사항이 있으면 `capacity check`가 실패합니다.",
    problems="문제",
    problems_intro="파일이나 명령줄에서 잘못될 수 있는 것이며 종료 코드는 2입니다. "
    "중괄호 안의 낱말 자리에는 실제 값이 들어갑니다. "
    "이름을 잘못 쓴 것으로 보이면 해결 방법 대신 그 이름을 알려 줍니다.",
    code="코드",
    level="수준",
    title="발견 사항",
    message="메시지",
    why="중요한 이유",
    remedy="해결 방법",
    example="예시",
)
WORDS: Mapping[Language, Words] = {Language.EN: _ENGLISH, Language.KO: _KOREAN}
"""The words by language."""
