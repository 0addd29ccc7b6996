"""What is said of cron expressions: their fields, and why one is not taken."""

TEXTS: dict[str, tuple[str, str]] = {
    "cron.minute": ("minute", "분"),
    "cron.hour": ("hour", "시"),
    "cron.day_of_month": ("day of month", "일"),
    "cron.month": ("month", "월"),
    "cron.day_of_week": ("day of week", "요일"),
    "cron.year": ("year", "연도"),
    "cron.seconds": ("seconds", "초"),
    "cron.reason.empty_item": ("a part is empty", "빈 항목이 있습니다"),
    "cron.reason.names": ("this trigger takes numbers, not names", "이 트리거는 이름이 아니라 숫자만 받습니다"),
    "cron.reason.not_a_number": ("not a number", "숫자가 아닙니다"),
    "cron.reason.no_such_nth": ("no month has so many of a weekday", "한 달에 같은 요일이 그만큼 없습니다"),
    "cron.reason.not_alone": ("this sign stands alone in its field", "이 기호는 필드에 홀로 써야 합니다"),
    "cron.reason.out_of_range": ("out of range", "범위를 벗어났습니다"),
    "cron.reason.reversed_range": ("the range runs backwards", "범위의 앞뒤가 바뀌었습니다"),
    "cron.reason.special": ("this sign is not part of the trigger's cron", "이 트리거의 cron에 없는 기호입니다"),
    "cron.reason.start_with_step": (
        "a start with a step is read differently by different crons",
        "시작값과 간격의 조합은 cron마다 다르게 해석합니다",
    ),
    "cron.reason.step_beyond_range": ("the step is longer than the range", "간격이 범위보다 큽니다"),
    "cron.reason.zero_step": ("a step of 0", "간격이 0입니다"),
}
