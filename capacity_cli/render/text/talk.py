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
    "talk.written_list": (
        "{file} is written; `capacity validate {file}` checks it, `capacity prices show {file}` shows it",
        "{file}을(를) 만들었습니다. `capacity validate {file}`로 검사하고 `capacity prices show {file}`로 보세요",
    ),
    "talk.found_schedule": (
        "{file}: {entry} (`{schedule}`) gives the schedule",
        "{file}: {entry}의 일정 `{schedule}`을(를) 씁니다",
    ),
    "talk.other_entry": (
        "{file}: {entry} (`{schedule}`) is another cron entry, which runs no more often",
        "{file}: {entry}(`{schedule}`)은(는) 더 자주 실행되지 않는 다른 cron 항목입니다",
    ),
    "talk.found_batch_size": (
        "{file}: {entry} gives the batch size",
        "{file}: {entry} 값을 배치 크기로 씁니다",
    ),
    "talk.other_variables": (
        "{file}: variables like it are left out: {names}",
        "{file}: 비슷한 변수는 쓰지 않았습니다: {names}",
    ),
    "talk.found_seconds": (
        "{file}: `functions` gives {seconds} seconds to a run",
        "{file}: `functions`의 실행 제한 {seconds}초를 씁니다",
    ),
    "talk.unclear_seconds": (
        "{file}: `functions` gives no one number of seconds to this route ({found}): `function_max_seconds` is what the "
        "vendor plan allows, until you state it",
        "{file}: `functions`에 이 경로의 실행 제한이 하나의 초 값으로 정해져 있지 않습니다({found}). `function_max_seconds`를 직접 적기 전에는 "
        "요금제가 허용하는 만큼으로 봅니다",
    ),
    "talk.no_schedule": (
        "{folder}: no vercel.json with a cron entry to refer to; the schedule is an example",
        "{folder}: 가리킬 cron 항목이 있는 vercel.json이 없어 일정은 예시입니다",
    ),
    "talk.no_batch_size": (
        "{folder}: no env file with a whole number in a variable like SCHEDULER_BATCH_SIZE; the batch size is an example",
        "{folder}: SCHEDULER_BATCH_SIZE 같은 변수에 정수가 있는 환경 변수 파일이 없어 배치 크기는 예시입니다",
    ),
    "talk.baseline": (
        "{file} is written: what fails now is known, and only what is new or worse fails with `--baseline {file}`",
        "{file}을(를) 만들었습니다. 지금 실패하는 것은 기준선에 들어갔고, `--baseline {file}`에서는 새로 생기거나 더 나빠진 것만 실패합니다",
    ),
    "talk.no_baseline": (
        "{file} is not written: a file cannot be used, or something is new or worse than the baseline",
        "{file}을(를) 만들지 않았습니다. 쓸 수 없는 파일이 있거나, 기준선보다 나빠진 것이 있습니다",
    ),
    "talk.bug": (
        "BUG001 a mistake of the program itself ({kind}); nothing was changed. Please report it with the output of the "
        "same command under CAPACITY_DEBUG=1",
        "BUG001 프로그램 자체의 오류입니다({kind}). 바뀐 것은 없습니다. CAPACITY_DEBUG=1로 같은 명령을 실행한 출력과 함께 알려 주세요",
    ),
}
