"""What `capacity solve` says: the question, the volumes that were found, and why."""

TEXTS: dict[str, tuple[str, str]] = {
    "solve.question": ("Question", "질문"),
    "solve.question.budget": ("which volumes does {amount} a month carry?", "월 {amount}으로 보낼 수 있는 양은?"),
    "solve.question.headroom": ("which volumes keep a headroom of {times}?", "여유 {times}을(를) 지키는 양은?"),
    "solve.question.unit_price": (
        "what may a message cost, for the usable budget to hold?",
        "쓸 수 있는 예산을 지키려면 메시지 단가는 얼마까지인가?",
    ),
    "solve.question.daily_cap": (
        "how many messages a day keep within the usable budget?",
        "쓸 수 있는 예산 안에서 하루 몇 건까지 보낼 수 있는가?",
    ),
    "solve.question.break_even": ("from which volume does automation pay?", "어느 양부터 자동화가 이득인가?"),
    "solve.question.rival": (
        "from which volume does {plan} cost no more than the plan of the file?",
        "어느 양부터 {plan}의 비용이 파일의 요금제보다 많지 않은가?",
    ),
    "solve.usable_budget": ("Usable budget", "쓸 수 있는 예산"),
    "solve.saved_labor": ("Labour saved", "아끼는 인건비"),
    "solve.unit_price": ("Highest price", "최고 단가"),
    "solve.unit_price.value": ("{amount} a message", "메시지당 {amount}"),
    "solve.daily_cap": ("At most a day", "하루 최대"),
    "solve.daily_cap.value": ("{count} messages", "{count}건"),
    "solve.never": ("none", "없음"),
    "solve.volumes": ("Volumes that fit, messages a month", "맞는 양(월 메시지)"),
    "solve.undecided": ("Undecided, messages a month", "정할 수 없는 양(월 메시지)"),
    "solve.limits": ("Limits that these volumes cross", "이 양이 넘는 한도"),
    "solve.from": ("From", "부터"),
    "solve.to": ("To", "까지"),
    "solve.a_day": ("To, a day", "하루 최대"),
    "solve.open": ("open", "끝없음"),
    "solve.messages_from": ("Messages a month", "월 메시지 수"),
    "solve.limit": ("Limit", "한도"),
    "solve.most": ("At most", "최대"),
    "solve.above": ("Above it", "넘으면"),
    "solve.capacity": ("capacity of the runs", "실행의 처리량"),
    "solve.meter": ("{vendor} {plan}: {meter}", "{vendor} {plan}: {meter}"),
    "solve.why.none": ("No volume does.", "그런 양이 없습니다."),
    "solve.why.none_for_certain": ("No volume does for certain.", "확실히 그렇다고 할 수 있는 양이 없습니다."),
    "solve.why.several": (
        "These are several stretches: where a price list has a step, more messages can cost less.",
        "구간이 나뉩니다. 가격표에 단계가 있으면 더 보내고도 비용이 줄 수 있기 때문입니다.",
    ),
    "solve.why.automation": (
        "Labour does not depend on the volume, and messages cost the same by hand: the rest of the bill is held against "
        "the labour saved.",
        "인건비는 보내는 양과 무관하고 메시지 요금은 수작업이어도 같습니다. 그래서 청구서의 나머지를 아끼는 인건비와 비교합니다.",
    ),
    "solve.why.first_message": (
        "It pays from the first message: labour does not depend on the volume, and the rest of the bill there costs no "
        "more than the labour saved.",
        "첫 메시지부터 이득입니다. 인건비는 보내는 양과 무관하고, 그때 청구서의 나머지는 아끼는 인건비보다 많지 않습니다.",
    ),
    "solve.why.daily_cap": (
        "Every smaller number fits as well: it comes from the first stretch, and counts days on which messages are due.",
        "더 적은 수도 모두 맞습니다. 첫 구간에서 나온 값이고, 메시지가 나가는 날을 기준으로 합니다.",
    ),
    "solve.why.unit_price": (
        "That is for the volume of the file, with everything else on the bill as it is; it is rounded down.",
        "파일에 적힌 양을 기준으로, 청구서의 나머지는 그대로 둔 값입니다. 끝자리는 버립니다.",
    ),
    "solve.why.rival": (
        "The two bills are compared as they are; what both plans charge alike plays no part.",
        "두 청구서를 그대로 비교합니다. 두 요금제가 똑같이 받는 요금은 영향을 주지 않습니다.",
    ),
    "solve.why.too_near": (
        "Where nothing is said, a price is unknown, or the two bills differ by no more than what is rounded.",
        "정할 수 없는 양에서는 알 수 없는 가격이 있거나, 두 청구서의 차이가 반올림되는 금액을 넘지 않습니다.",
    ),
    "solve.why.unknown": (
        "A price is unknown, so that the bill is a lower bound: what it refuses is certain, what it allows is not.",
        "알 수 없는 가격이 있어 청구액은 최소한의 값입니다. 안 된다는 것은 확실하지만 된다는 것은 확실하지 않습니다.",
    ),
}
