"""What is said where the figures of an answer of `solve` are explained."""

TEXTS: dict[str, tuple[str, str]] = {
    "solved.needs_question": (
        "it needs its question: ask it as `capacity solve` does, such as `capacity explain intervals.0.to --budget 1000000`",
        "질문이 있어야 하는 값입니다. `capacity solve`처럼 물어보세요. 예: `capacity explain intervals.0.to --budget 1000000`",
    ),
    "solved.no_such_figure": (
        "the answer to this question has no such figure; `capacity solve` shows the whole answer",
        "이 질문의 답에는 그런 값이 없습니다. `capacity solve`가 답 전체를 보여 줍니다",
    ),
    "solved.looked_at": ("the volume that is looked at", "살펴보는 양입니다"),
    "solved.first": ("Smallest volume, messages a month", "가장 적은 양(월 메시지)"),
    "solved.last": ("Largest volume, messages a month", "가장 많은 양(월 메시지)"),
    "solved.smallest": ("there is no smaller volume", "이보다 적은 양은 없습니다"),
    "solved.open": (
        "no volume that a scenario can state is too large",
        "시나리오에 적을 수 있는 양이라면 아무리 많아도 됩니다",
    ),
    "solved.one_less": ("with one message less, {beside}", "한 건이 적으면 {beside}"),
    "solved.one_more": ("with one message more, {beside}", "한 건이 많으면 {beside}"),
    "solved.beside.yes": ("it holds for certain", "조건을 확실히 지킵니다"),
    "solved.beside.no": ("it does not hold", "조건을 지키지 못합니다"),
    "solved.beside.undecided": ("nothing is certain", "어느 쪽인지 확실하지 않습니다"),
    "solved.bill_at": ("Bill at a volume of {messages} a month", "월 {messages}건의 청구액"),
    "solved.rest_at": (
        "Bill at a volume of {messages} a month, without the messages themselves",
        "월 {messages}건의 청구액(메시지 요금 제외)",
    ),
    "solved.on_plan_at": (
        "{plan} at {messages} messages a month: lines that may differ",
        "월 {messages}건일 때 {plan}: 다를 수 있는 항목",
    ),
    "solved.carried": ("Messages a month that can be carried", "처리할 수 있는 월 메시지"),
    "solved.headroom_at": ("Headroom at {messages} messages a month", "월 {messages}건의 여유"),
    "solved.asked_budget": ("Budget that is asked for", "물어본 예산"),
    "solved.asked_headroom": ("Headroom that is asked for", "물어본 여유"),
    "solved.every_smaller": ("every smaller number fits as well", "더 적은 수도 모두 맞습니다"),
    # ceilings that are crossed
    "solved.capacity": ("Capacity of the runs, messages a month", "실행의 처리량(월 메시지)"),
    "solved.crossed_from": (
        "Volume from which on it is crossed, messages a month",
        "한도를 넘기 시작하는 양(월 메시지)",
    ),
    "solved.first_beyond": (
        "the first of these volumes that is beyond it",
        "이 구간에서 한도를 넘는 첫 양입니다",
    ),
    "solved.begins_beyond": (
        "these volumes begin beyond it",
        "이 구간은 처음부터 한도를 넘습니다",
    ),
    "solved.waits": ("what the runs cannot carry waits", "실행이 처리하지 못하는 메시지는 기다립니다"),
    # the highest price
    "solved.highest_price": (
        "the highest price, in steps of {step}, at which the messages cost no more than what is left for them",
        "{step} 단위로 올려 볼 때, 메시지 요금이 남은 예산을 넘지 않는 가장 높은 단가입니다",
    ),
    "solved.messages_at": ("Messages at this price", "이 단가의 메시지 요금"),
    "solved.messages_beyond": ("Messages at the next price", "바로 위 단가의 메시지 요금"),
    "solved.price": ("Price of a message", "메시지 단가"),
    "solved.price_looked_at": ("the price that is looked at", "살펴보는 단가입니다"),
    "solved.in_currency": ("In the currency of its vendor", "업체의 통화로"),
    "solved.left_for_messages": ("Left for messages", "메시지에 쓸 수 있는 금액"),
    "solved.other_lines": ("The rest of the bill", "청구서의 나머지"),
}
