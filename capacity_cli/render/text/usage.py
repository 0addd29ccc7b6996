"""What a help page calls its parts, and what is wrong with a command line."""

TEXTS: dict[str, tuple[str, str]] = {
    "usage.usage": ("Usage:", "사용법:"),
    "usage.arguments": ("Arguments", "인자"),
    "usage.options": ("Options", "옵션"),
    "usage.commands": ("Commands", "명령"),
    "usage.default": ("default: {value}", "기본값: {value}"),
    "usage.no_such_option": ("there is no option {option}", "{option} 옵션이 없습니다"),
    "usage.no_such_command": (
        "there is no command {name}; there are: {allowed}",
        "{name} 명령이 없습니다. 있는 명령: {allowed}",
    ),
    "usage.missing": ("{name} is missing", "{name}이(가) 없습니다"),
    "usage.needs_value": ("the option {option} needs a value", "{option} 옵션에는 값이 필요합니다"),
    "usage.bad_choice": ("{name} must be one of: {allowed}", "{name}에 쓸 수 있는 값: {allowed}"),
    "usage.bad_value": ("the value of {name} is not allowed", "{name}의 값을 쓸 수 없습니다"),
    "usage.extra": ("too many arguments: {found}", "인자가 너무 많습니다: {found}"),
    "usage.compare_needs": (
        "two files, or a file with variants, are needed to stand side by side",
        "나란히 놓으려면 파일 둘이나 변형이 있는 파일이 필요합니다",
    ),
    "usage.diff_needs": (
        "name two files, or say with what to compare each one: --rev, --base-prices, --base-as-of or --set",
        "파일 둘을 쓰거나, --rev, --base-prices, --base-as-of, --set 가운데 하나로 무엇과 비교할지 정하세요",
    ),
    "usage.ladder_applies": (
        "--ladder shows what growth will ask for; --apply writes what is recommended now: take one of them",
        "--ladder는 앞으로 필요한 것을 보여 주고, --apply는 지금 권하는 것을 적습니다. 하나만 쓰세요",
    ),
    "usage.solve_goals": (
        "give exactly one goal: --budget, --headroom, --unit-price, --daily-cap or --break-even",
        "목표를 정확히 하나만 쓰세요: --budget, --headroom, --unit-price, --daily-cap, --break-even",
    ),
}
