"""What an explanation says of the words of an answer."""

TEXTS: dict[str, tuple[str, str]] = {
    "verdict.least_binds": (
        "of what each constraint allows, in jobs a run, the least binds",
        "제약마다 허용하는 실행당 작업 수 가운데 가장 작은 것이 병목입니다",
    ),
    "verdict.quota_binds": (
        "the account may send less than the runs can",
        "실행이 보낼 수 있는 양보다 계정이 보낼 수 있는 양이 적습니다",
    ),
    "verdict.load_defined": (
        "very low from a headroom of 5 on, low from 2, moderate from 1.25, high from 1; over capacity below 1",
        "여유 배수가 5 이상이면 매우 낮음, 2 이상이면 낮음, 1.25 이상이면 보통, 1 이상이면 높음, 1 미만이면 용량 초과",
    ),
    "verdict.complete": ("Bill complete", "청구 금액을 모두 아는지"),
    "verdict.complete_defined": (
        "it is where the amount of every line is known; else the total is a lower bound",
        "모든 항목의 금액을 알면 그렇고, 아니면 합계는 하한입니다",
    ),
    "verdict.constraint": ("Constraint", "제약"),
    "verdict.in_order": (
        "constraints stand by what they allow, the least first",
        "허용하는 양이 적은 제약부터 적습니다",
    ),
    "verdict.on_exceed": ("Above the limit", "한도를 넘으면"),
    "verdict.of_charge": (
        "the plan's price includes that much, and the charge bills the rest",
        "요금제 가격에 포함된 양이고, 넘는 양은 요금이 붙습니다",
    ),
    "verdict.of_switch": (
        "the plan's price includes that much, and a switch of the service stops what is above it",
        "요금제 가격에 포함된 양이고, 서비스의 스위치가 넘는 양을 막습니다",
    ),
    "verdict.of_run": ("what a run may use at one time", "실행이 한 번에 쓸 수 있는 양입니다"),
    "verdict.true": ("yes", "예"),
    "verdict.false": ("no", "아니요"),
}
