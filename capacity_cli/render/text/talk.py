"""What the command says on standard error."""

TEXTS: dict[str, tuple[str, str]] = {
    "talk.example": (
        "no file named and no {default} here: this is the example {name} that ships",
        "지정한 파일도 {default}도 없어 내장 예시 {name}을(를) 보여 줍니다",
    ),
    "talk.written": (
        "{file} is written; `capacity plan {file}` plans it",
        "{file}을(를) 만들었습니다. `capacity plan {file}`로 계획하세요",
    ),
    "talk.bug": (
        "BUG001 a mistake of the program itself ({kind}); nothing was changed. Please report it with the output of the "
        "same command under CAPACITY_DEBUG=1",
        "BUG001 프로그램 자체의 오류입니다({kind}). 바뀐 것은 없습니다. CAPACITY_DEBUG=1로 같은 명령을 실행한 출력과 함께 알려 주세요",
    ),
}
