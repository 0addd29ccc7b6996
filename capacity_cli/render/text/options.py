"""What the options that several commands share mean."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.option.revision": (
        "The revision of the repository to compare with, such as origin/main; everything that a file refers to is read "
        "there.",
        "비교의 기준이 되는 저장소의 리비전. 예: origin/main. 파일이 가리키는 것도 모두 그 리비전에서 읽습니다.",
    ),
    "help.option.months": ("How many months, 1 to 600, the first included.", "첫 달을 포함한 개월 수, 1에서 600까지."),
    "help.option.file": (
        "A scenario file, capacity.yaml by default; `-` is standard input.",
        "시나리오 파일. 기본값은 capacity.yaml, `-`는 표준 입력입니다.",
    ),
    "help.option.check": (
        "Only say whether the two agree; write nothing.",
        "같은지만 알려 주고 아무것도 쓰지 않습니다.",
    ),
    "help.option.variant": (
        "The variant whose value counts, instead of the file as it stands.",
        "파일 그대로가 아니라 이 변형의 값을 씁니다.",
    ),
    "help.option.target": (
        "The file to write, instead of the one that the scenario refers to.",
        "시나리오가 가리키는 파일 대신 쓸 파일.",
    ),
    "help.option.files": (
        "Scenario files; `-` is standard input.",
        "시나리오 파일. `-`는 표준 입력입니다.",
    ),
    "help.option.output_format": ("The form of the answer.", "출력 형식."),
    "help.option.output": (
        "Write the answer to a file as well, in any of the formats; can be given several times.",
        "답을 파일에도 씁니다. 형식마다 따로, 여러 번 쓸 수 있습니다.",
    ),
    "help.option.csv_bom": (
        "Begin CSV with the mark by which Korean spreadsheets know UTF-8.",
        "스프레드시트가 한글을 알아보도록 CSV 앞에 UTF-8 표시(BOM)를 둡니다.",
    ),
    "help.option.changes": (
        "Change one value of every file, such as scheduler.batch_size=100; can be given several times.",
        "모든 파일의 값 하나를 바꿉니다. 예: scheduler.batch_size=100. 여러 번 쓸 수 있습니다.",
    ),
    "help.option.prices": (
        "Take the price lists of this edition or folder instead of the file's own.",
        "파일에 적힌 것 대신 이 에디션이나 폴더의 가격표를 씁니다.",
    ),
    "help.option.as_of": (
        "The date for which prices hold, or today; by default the newest day on which a source was read.",
        "가격의 기준일 또는 today. 기본값은 출처를 확인한 가장 최근 날입니다.",
    ),
    "help.option.max_price_age": (
        "Remark on prices that were read longer before `--as-of`, such as 180d; under check they decide nothing.",
        "`--as-of`보다 오래전에 확인한 가격을 알립니다. 예: 180d. check에서는 판정하지 않습니다.",
    ),
    "help.option.strict": (
        "End with status 3 if the answer rests on something unknown or on a price that is too old.",
        "모르는 값이나 오래된 가격에 근거한 답이면 종료 코드 3으로 끝냅니다.",
    ),
    "help.option._lang": (
        "The language of tables and messages; the locale decides otherwise.",
        "표와 메시지의 언어. 없으면 로캘을 따릅니다.",
    ),
    "help.option.no_color": ("No colour; NO_COLOR does the same.", "색을 쓰지 않습니다. NO_COLOR와 같습니다."),
    "help.option.quiet": (
        "No talk on standard error; errors are still shown.",
        "표준 오류에 안내를 쓰지 않습니다. 오류는 보여 줍니다.",
    ),
    "help.option._version": ("Print the version.", "버전을 출력합니다."),
    "help.option.help": ("Print this page.", "이 도움말을 출력합니다."),
    "help.option.install_completion": (
        "Install completion for the current shell.",
        "현재 셸에 자동 완성을 설치합니다.",
    ),
    "help.option.show_completion": (
        "Print the completion script of the current shell.",
        "현재 셸의 자동 완성 스크립트를 출력합니다.",
    ),
}
