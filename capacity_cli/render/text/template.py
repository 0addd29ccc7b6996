"""The comments of the files that `capacity init` writes: a scenario, or a price list."""

TEXTS: dict[str, tuple[str, str]] = {
    "template.schema": (
        "For completion in an editor: capacity schema scenario > scenario.v1.json",
        "편집기 자동 완성: capacity schema scenario > scenario.v1.json",
    ),
    "template.name": ("My messaging service", "우리 발송 서비스"),
    "template.prices": ("an edition, or a folder of your own price lists", "에디션, 또는 직접 만든 가격표 폴더"),
    "template.currency": ("of the answer", "답의 통화"),
    "template.rates": ("pinned: the same file gives the same answer", "고정 환율: 같은 파일은 언제나 같은 답을 냅니다"),
    "template.period": ("or {month: 2026-12}: a real month", "또는 {month: 2026-12}: 실제 달력의 달"),
    "template.timezone": (
        "of the arrivals below; the schedule runs on UTC",
        "아래 도착 시각의 시간대. 일정은 UTC입니다",
    ),
    "template.messages": ("messages that become due on a day", "하루에 발생하는 메시지"),
    "template.per_job": ("messages that one job sends", "작업 하나가 보내는 메시지"),
    "template.channels": ("alimtalk, sms, lms, mms; together 100%", "alimtalk, sms, lms, mms. 합계 100%"),
    "template.growth": (
        "from month to month, for `capacity forecast`",
        "매달 늘어나는 비율. `capacity forecast`에 씁니다",
    ),
    "template.arrivals": ("uniform, or a share of the day all at once", "uniform, 또는 하루 중 한꺼번에 몰리는 비율"),
    "template.trigger": ("what fires the schedule", "일정을 실행하는 트리거"),
    "template.schedule": ("minute, hour, day, month, weekday", "분, 시, 일, 월, 요일"),
    "template.batch": ("jobs that a run takes at most", "실행 한 번에 처리하는 최대 작업"),
    "template.referred": ("read from the file", "파일에서 읽습니다"),
    "template.also_entry": ("also there: {entry} in {file}, `{schedule}`", "다른 항목: {file}의 {entry}, `{schedule}`"),
    "template.also_variables": ("also there: {names}", "비슷한 변수: {names}"),
    "template.unclear": ("check it; `functions` says {found}", "확인하세요. `functions`에는 {found}"),
    "template.seconds_unknown": ("measure it, such as 0.5", "0.5처럼 잰 값을 적으세요"),
    "template.seconds": ("measure it; unknown is allowed", "측정한 값. unknown도 됩니다"),
    "template.concurrency": ("jobs that run at the same time", "동시에 실행되는 작업"),
    "template.function": ("plan: what the vendor plan allows", "plan이라고 쓰면 요금제가 허용하는 만큼"),
    "template.overhead": ("of a run, before its first job", "첫 작업을 시작하기 전까지의 시간"),
    "template.footprint": (
        "What the work uses of a vendor's meters, so that limits can be judged.",
        "작업이 공급자의 미터를 얼마나 쓰는지. 한도를 판단하는 데 씁니다.",
    ),
    "template.services": ("The vendor plans that the service runs on.", "서비스가 쓰는 공급자 요금제."),
    "template.memory": ("GB of a run", "실행 하나의 메모리(GB)"),
    "template.cpu": ("CPU time stands still while a run waits", "기다리는 동안 CPU 시간은 멈춥니다"),
    "template.quota": ("look it up: what the account may send a day", "확인하세요: 계정의 하루 발송 한도"),
    "template.commercial": ("check it: some free plans forbid it", "확인하세요: 금지하는 무료 요금제가 있습니다"),
    "template.copied": ("copied from `functions` of vercel.json", "vercel.json의 `functions`에서 옮겼습니다"),
    "template.plan": (
        "the free plan forbids commercial use and more than a run a day",
        "무료 요금제는 상업적 사용과 하루 한 번보다 잦은 실행을 금지합니다",
    ),
    "template.region": ("prices depend on it", "가격이 리전마다 다릅니다"),
    "template.stocks": (
        "What is stored, what a message adds, and how long it is kept: examples, measure your own.",
        "저장된 양과 메시지 하나가 더하는 양, 보관 기간. 예시이니 직접 재서 적으세요.",
    ),
    "template.labor": (
        "For `capacity roi`: the work without and with the service.",
        "`capacity roi`에 씁니다. 서비스가 없을 때와 있을 때의 업무.",
    ),
    "template.checks": ("For `capacity check` in continuous integration.", "CI의 `capacity check`가 판정합니다."),
    # the price list
    "template.list_schema": (
        "For completion in an editor: capacity schema price-list > price-list.v1.json",
        "편집기 자동 완성: capacity schema price-list > price-list.v1.json",
    ),
    "template.list_title": ("as people write it", "사람이 읽는 이름"),
    "template.list_currency": ("of all prices below", "아래 모든 가격의 통화"),
    "template.list_rounding": (
        "a line of the bill; mode: half_up, half_even, up, down; none: exact",
        "청구 항목의 반올림. mode: half_up, half_even, up, down. none이면 그대로",
    ),
    "template.list_tax": ("on top of the prices: yes, no, unknown", "가격에 별도로 붙는지: yes, no, unknown"),
    "template.list_sources": (
        "Where the figures come from, and the day on which you read it.",
        "값의 출처와 그것을 확인한 날.",
    ),
    "template.list_confidence": (
        "A: the vendor's own page, recent; B: older or undated; C: others who quote it; ?: contradicting sources.",
        "A: 공급자의 최신 페이지, B: 오래되었거나 날짜 없음, C: 다른 사람의 인용, ?: 출처끼리 어긋남.",
    ),
    "template.list_meters": (
        "What the vendor limits or bills. kind: flow (what happens in a month), stock (what is there), peak.",
        "공급자가 제한하거나 청구하는 양. kind: flow(한 달 동안의 양), stock(남아 있는 양), peak(최대치).",
    ),
    "template.list_plans": (
        "What one can subscribe to, the smallest first. Write exact numbers with a fraction in quotes.",
        "가입할 수 있는 요금제. 작은 것부터. 소수는 따옴표로 감싸세요.",
    ),
    "template.list_limits": (
        "on_exceed: reject, block, throttle, read_only, pause, bill; a limit holds for a month unless `per` says else.",
        "on_exceed: reject, block, throttle, read_only, pause, bill. `per`가 없으면 한 달의 한도입니다.",
    ),
    "template.list_per": ("month, year, seat", "month(월), year(연), seat(좌석)"),
    "template.list_unit_price": (
        "The same price for each unit; what is included comes off first.",
        "단위마다 같은 가격. 포함량이 먼저 빠집니다.",
    ),
    "template.list_tiers": (
        "Prices by quantity. graduated: each unit at the price of its tier; volume: all at that of the tier reached.",
        "수량별 가격. graduated: 단위마다 해당 단계의 단가, volume: 전체에 도달한 단계의 단가.",
    ),
    "template.list_package": ("A price for each started package.", "시작한 묶음마다의 가격."),
    "template.list_unknown": (
        "Nobody knows this price: write unknown, never 0; totals are then lower bounds.",
        "모르는 가격은 0이 아니라 unknown으로 쓰세요. 그러면 합계는 하한이 됩니다.",
    ),
    "template.list_rate": ("How fast: 100 calls in any 5 seconds.", "속도: 5초에 100번."),
    "template.list_dated": (
        "A value that changes on a day; the first entry ends where the next begins.",
        "어느 날 바뀌는 값. 앞의 것이 끝나는 날에 다음 것이 시작됩니다.",
    ),
    "template.list_unknown_price": ("a price on request", "문의해야 하는 가격"),
}
