"""Remarks about limits, and about what a vendor advises near them; a title, a message, a reason why it matters and a remedy for each code."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.LIM001.title": ("Near a limit", "한도에 근접"),
    "finding.LIM001": (
        "{vendor} {plan}: {meter} is at {percent} % of its limit ({used} of {limit}); above it {consequence}",
        "{vendor} {plan}: {meter} 사용량이 한도의 {percent} %입니다({limit} 중 {used}). 넘으면 {consequence}",
    ),
    "finding.LIM001.why": (
        "A little growth, or one busy month, is enough to pass the limit.",
        "조금만 늘거나 바쁜 달이 한 번만 있어도 한도를 넘습니다.",
    ),
    "finding.LIM001.remedy": (
        "use less of the meter, or move to a larger plan before it is reached",
        "사용량을 줄이거나, 도달하기 전에 더 큰 요금제로 옮기세요",
    ),
    "finding.LIM001.remedy.ways": (
        "optimise the calls ({ways}), or upgrade to {larger}",
        "호출을 최적화하거나({ways}) {larger}(으)로 올리세요",
    ),
    "finding.LIM001.remedy.fixed": (
        "use less of the meter, or have the vendor raise the limit before it is reached",
        "사용량을 줄이거나, 도달하기 전에 공급자에게 한도를 올려 달라고 요청하세요",
    ),
    "finding.LIM002.title": ("Limit broken", "한도 초과"),
    "finding.LIM002": (
        "{vendor} {plan}: {meter} is at {percent} % of its limit ({used} of {limit}): {consequence}",
        "{vendor} {plan}: {meter} 사용량이 한도의 {percent} %입니다({limit} 중 {used}): {consequence}",
    ),
    "finding.LIM002.why": (
        "The service stops, in part or as a whole, before the period ends.",
        "기간이 끝나기 전에 서비스가 일부 또는 전부 멈춥니다.",
    ),
    "finding.LIM002.remedy": (
        "use less of the meter, or move to a larger plan",
        "사용량을 줄이거나 더 큰 요금제로 옮기세요",
    ),
    "finding.LIM002.remedy.ways": (
        "optimise the calls ({ways}), or upgrade to {larger}",
        "호출을 최적화하거나({ways}) {larger}(으)로 올리세요",
    ),
    "finding.LIM002.remedy.fixed": (
        "use less of the meter, or have the vendor raise the limit",
        "사용량을 줄이거나 공급자에게 한도를 올려 달라고 요청하세요",
    ),
    "finding.LIM003.title": ("Allowance used up", "포함량 소진"),
    "finding.LIM003": (
        "{vendor} {plan}: {meter} is at {percent} % of what the plan covers ({used} of {limit}): {consequence}",
        "{vendor} {plan}: {meter} 사용량이 요금제 포함량의 {percent} %입니다({limit} 중 {used}): {consequence}",
    ),
    "finding.LIM003.why": (
        "The service goes on, but dearer or slower than the plan's price suggests.",
        "서비스는 계속되지만 요금제 가격보다 비싸지거나 느려집니다.",
    ),
    "finding.LIM003.remedy": (
        "compare the excess with a larger plan",
        "초과 비용과 더 큰 요금제를 비교하세요",
    ),
    "finding.LIM003.remedy.fixed": (
        "use less of the meter, or ask the vendor for a contract",
        "사용량을 줄이거나 공급자와 계약을 협의하세요",
    ),
    "finding.LIM004.title": ("Limit not judged", "판단하지 못한 한도"),
    "finding.LIM004": (
        "{vendor} {plan}: how much of {meter} is used, or may be, is unknown",
        "{vendor} {plan}: {meter}의 사용량이나 한도를 알 수 없습니다",
    ),
    "finding.LIM004.why": ("The limit may break without a warning.", "경고 없이 한도를 넘을 수 있습니다."),
    "finding.LIM004.remedy": (
        "state the footprint or the usage, the account's `quota`, or the limit in a price list",
        "footprint나 usage, 계정의 `quota`, 또는 가격표의 한도를 적으세요",
    ),
    "finding.LIM005.title": ("Limit of the account not stated", "계정 한도 모름"),
    "finding.LIM005": (
        "{vendor} {plan}: how much of {meter} the account may use per {per} is not stated; a new account has "
        "{new_account}",
        "{vendor} {plan}: 계정의 {meter} 한도({per} 기준)가 적혀 있지 않습니다. 새 계정은 {new_account}입니다",
    ),
    "finding.LIM005.why": (
        "What is above the account's own limit is refused, and few expect that limit.",
        "계정 한도를 넘으면 거부되는데, 이 한도를 예상하는 사람은 드뭅니다.",
    ),
    "finding.LIM005.remedy": (
        "look it up in the vendor's console and set `services.{vendor}.quota.{meter}`",
        "공급자 콘솔에서 확인해 `services.{vendor}.quota.{meter}`에 적으세요",
    ),
    "finding.LIM006.title": ("Allowance used up before the month ends", "월중 한도 소진"),
    "finding.LIM006": (
        "{vendor} {plan}: what a month has of {meter} is used up: from {day} {then} {until}",
        "{vendor} {plan}: 한 달 치 {meter}을(를) {day}에 다 씁니다. 그때부터 {until} {then}",
    ),
    "finding.LIM006.why": (
        "The end of every month is without the service, or slower.",
        "매달 말에 서비스가 멈추거나 느려집니다.",
    ),
    "finding.LIM006.remedy": (
        "use less of the meter, or move to a larger plan",
        "사용량을 줄이거나 더 큰 요금제로 옮기세요",
    ),
    "finding.LIM006.remedy.ways": (
        "optimise the calls ({ways}), or upgrade to {larger}",
        "호출을 최적화하거나({ways}) {larger}(으)로 올리세요",
    ),
    "finding.LIM006.remedy.fixed": (
        "use less of the meter, or have the vendor raise the limit",
        "사용량을 줄이거나 공급자에게 한도를 올려 달라고 요청하세요",
    ),
    "finding.LIM007.title": ("Storage fills up", "저장 공간 소진"),
    "finding.LIM007": (
        "{vendor} {plan}: months until {meter} is full at this rate: {months}; then {consequence}",
        "{vendor} {plan}: 이 속도라면 {meter}이(가) {months}개월 뒤 가득 찹니다. 그러면 {consequence}",
    ),
    "finding.LIM007.why": (
        "A log that is never cleaned up fills any plan.",
        "정리하지 않는 기록은 어떤 요금제든 채웁니다.",
    ),
    "finding.LIM007.remedy": (
        "remove what is old (`kept_months`), store less of each message, or move to a larger plan in time",
        "오래된 것을 지우거나(`kept_months`), 메시지당 저장량을 줄이거나, 제때 더 큰 요금제로 옮기세요",
    ),
    "finding.LIM020.title": ("Plan chosen", "요금제 자동 선택"),
    "finding.LIM020": (
        "{vendor}: `auto` takes {plan}, the smallest plan that holds for certain with a margin of {margin} %; {smaller} "
        "does not: {meter} uses {used} of {limit}",
        "{vendor}: `auto`는 {plan}을(를) 골랐습니다. 여유 {margin} %를 남기고 확실히 버티는 가장 작은 요금제입니다. "
        "{smaller}은(는) 버티지 못합니다. {meter}: 한도 {limit} 중 {used}",
    ),
    "finding.LIM020.why": (
        "The plan follows from what is used: another load takes another plan, and with it another price.",
        "요금제는 사용량에 따라 정해집니다. 부하가 달라지면 요금제와 가격도 달라집니다.",
    ),
    "finding.LIM020.remedy": (
        "name the plan if it must not change, or set `services.{vendor}.margin` to keep a share of each limit free",
        "요금제를 고정하려면 이름을 적고, 한도의 일부를 남겨 두려면 `services.{vendor}.margin`을 적으세요",
    ),
    "finding.LIM021.title": ("Smallest possible plan chosen", "가능한 가장 작은 요금제 선택"),
    "finding.LIM021": (
        "{vendor}: `auto` takes {plan}, {why} (margin {margin} %)",
        "{vendor}: `auto`는 {plan}을(를) 골랐습니다({why}, 여유 {margin} %)",
    ),
    "finding.LIM021.why": (
        "The plan follows from what is used: another load takes another plan, and with it another price.",
        "요금제는 사용량에 따라 정해집니다. 부하가 달라지면 요금제와 가격도 달라집니다.",
    ),
    "finding.LIM021.remedy": (
        "name the plan if it must not change",
        "요금제를 고정하려면 이름을 적으세요",
    ),
    "finding.LIM022.title": ("No plan holds", "버티는 요금제 없음"),
    "finding.LIM022": (
        "{vendor}: no plan holds for certain with a margin of {margin} %, and `auto` takes the largest, {plan}: {meter} "
        "uses {used} of {limit}",
        "{vendor}: 여유 {margin} %를 남기고 확실히 버티는 요금제가 없어 `auto`는 가장 큰 {plan}을(를) 골랐습니다. "
        "{meter}: 한도 {limit} 중 {used}",
    ),
    "finding.LIM022.why": (
        "Even the largest plan may stop the service, in part or as a whole.",
        "가장 큰 요금제에서도 서비스가 일부 또는 전부 멈출 수 있습니다.",
    ),
    "finding.LIM022.remedy": (
        "use less of the meter, state what is unknown, lower the margin, or negotiate with the vendor",
        "사용량을 줄이거나, 모르는 값을 적거나, 여유를 낮추거나, 공급자와 협의하세요",
    ),
    "finding.LIM023.title": ("Usage after optimizations", "최적화 후 사용량"),
    "finding.LIM023": (
        "{vendor}: {ways} takes {meter} from {before} to {used} at the lowest saving that is claimed, which decides, and "
        "to {best} at the highest",
        "{vendor}: {ways} 덕분에 {meter} 사용량이 {before}에서, 주장된 최저 절감으로는 {used}(판단 기준), 최고 절감으로는 "
        "{best}(으)로 줄어듭니다",
    ),
    "finding.LIM023.why": (
        "The savings are the vendor's claims; they multiply, and only a measurement tells what they are for this service.",
        "절감률은 공급자의 주장이며 서로 곱해집니다. 이 서비스에서 실제로 얼마인지는 재 보아야 압니다.",
    ),
    "finding.LIM023.remedy": (
        "measure what is used, state it under `services.{vendor}.usage`, and take out the optimizations that it has",
        "사용량을 재서 `services.{vendor}.usage`에 적고, 이미 반영된 최적화는 빼세요",
    ),
    "finding.LIM024.title": ("What an optimization would do", "최적화의 효과"),
    "finding.LIM024": (
        "{vendor}: {way} ({low} to {high} %) would take {meter} from {used} to {most}, at best to {least}; the smallest "
        "plan for it is then {plan}",
        "{vendor}: {way}({low}~{high} %)을(를) 쓰면 {meter} 사용량이 {used}에서 {most}, 최선의 경우 {least}(으)로 "
        "줄어듭니다. 그때 가장 작은 요금제는 {plan}입니다",
    ),
    "finding.LIM024.why": (
        "Fewer calls may be cheaper than a larger plan.",
        "더 큰 요금제보다 호출을 줄이는 편이 쌀 수 있습니다.",
    ),
    "finding.LIM024.remedy": (
        "once it is built, add `{name}` to `services.{vendor}.optimizations`",
        "구현한 뒤 `services.{vendor}.optimizations`에 `{name}`을(를) 추가하세요",
    ),
    "finding.LIM025.title": ("Cluster of an environment", "환경의 클러스터"),
    "finding.LIM025": (
        "{vendor}: the database cluster of {environment} is {cluster}",
        "{vendor}: {environment} 환경의 데이터베이스 클러스터 — {cluster}",
    ),
    "finding.LIM025.why": (
        "What each environment runs on decides how fast it is there and how well it holds.",
        "환경이 무엇 위에서 도는지에 따라 준비 속도와 안정성이 달라집니다.",
    ),
    "finding.LIM025.remedy": (
        "set each environment up on the cluster that is meant for it",
        "환경마다 알맞은 클러스터를 쓰세요",
    ),
    "finding.LIM026.title": ("Indexes for the stored documents", "문서 수에 맞는 인덱스"),
    "finding.LIM026": (
        "{vendor}: with {documents} documents, from {at_least} on: {advice}",
        "{vendor}: 문서 {documents}개({at_least}개 이상 기준) — {advice}",
    ),
    "finding.LIM026.why": (
        "Queries without a fitting index become slower as documents are added.",
        "맞는 인덱스가 없으면 문서가 늘수록 쿼리가 느려집니다.",
    ),
    "finding.LIM026.remedy": (
        "look at the indexes before the number grows further",
        "수가 더 늘기 전에 인덱스를 점검하세요",
    ),
    "finding.LIM027.title": ("Advice for the stage", "단계별 조언"),
    "finding.LIM027": (
        "{vendor} {plan} is meant for the stage “{stage}”: {advice}",
        "{vendor} {plan}은(는) ‘{stage}’ 단계의 요금제입니다. {advice}",
    ),
    "finding.LIM027.why": (
        "What is done in one stage makes the next one cheap or dear.",
        "한 단계에서 한 일이 다음 단계의 비용을 좌우합니다.",
    ),
    "finding.LIM027.remedy": ("follow it while on this plan", "이 요금제를 쓰는 동안 따르세요"),
    "finding.LIM028.title": ("Before the next plan", "다음 요금제로 올리기 전에"),
    "finding.LIM028": (
        "{vendor}: to have done before moving from {plan} to {larger}: {checklist}",
        "{vendor}: {plan}에서 {larger}(으)로 올리기 전에 확인할 것: {checklist}",
    ),
    "finding.LIM028.why": (
        "An upgrade does not mend a data model, an index or a habit; it makes them dearer to change.",
        "요금제를 올려도 데이터 모델, 인덱스, 습관은 나아지지 않고 바꾸기만 비싸집니다.",
    ),
    "finding.LIM028.remedy": ("go through the list before the upgrade", "올리기 전에 목록을 확인하세요"),
    "finding.LIM029.title": ("A smaller plan would hold", "더 작은 요금제로 충분"),
    "finding.LIM029": (
        "{vendor}: by what is stated of its usage {smaller} would hold, too, with a margin of {margin} %; chosen now, it takes effect {date}",
        "{vendor}: 적힌 사용량으로 보면 {smaller}(으)로도 여유 {margin} %를 남기고 버팁니다. 지금 내리면 적용 시점은 {date}입니다",
    ),
    "finding.LIM029.why": (
        "What a plan allows beyond what is used is paid for nothing.",
        "쓰지 않는 한도에 돈을 내고 있습니다.",
    ),
    "finding.LIM029.remedy": (
        "choose the smaller plan, or `auto`, unless something else speaks for this one",
        "다른 이유가 없다면 더 작은 요금제나 `auto`를 쓰세요",
    ),
    "finding.LIM030.title": ("A switch decides the plan", "스위치가 정한 요금제"),
    "finding.LIM030": (
        "{vendor}: `{switch}: off` would hold on {smaller}, with a margin of {margin} %; while it is on, {meter} stops at "
        "{limit} there ({used} used), and `auto` takes {plan}",
        "{vendor}: `{switch}: off`이면 {smaller}(으)로도 여유 {margin} %를 남기고 버팁니다. 켜져 있으면 {meter}이(가) "
        "{limit}에서 멈추므로(사용 {used}) `auto`는 {plan}을(를) 골랐습니다",
    ),
    "finding.LIM030.why": (
        "What a switch stops would be billed without it, which may cost less than a larger plan.",
        "스위치를 끄면 멈추는 대신 초과분이 청구됩니다. 더 큰 요금제보다 쌀 수 있습니다.",
    ),
    "finding.LIM030.remedy": (
        "compare the bill with `{switch}: off` under `services.{vendor}`; the excess is then paid without a cap",
        "`services.{vendor}`에 `{switch}: off`를 적어 청구를 비교하세요. 그러면 초과분에 상한이 없습니다",
    ),
    "finding.LIM035.title": ("Environment refused", "쓸 수 없는 환경"),
    "finding.LIM035": (
        "{vendor} {plan} takes environments of these names only: {allowed}; not: {refused}",
        "{vendor} {plan}에서 쓸 수 있는 환경은 {allowed}뿐이며 다음은 쓸 수 없습니다: {refused}",
    ),
    "finding.LIM035.why": (
        "The environment cannot be made on this plan, whatever the number allows.",
        "개수가 남아도 이 요금제에서는 그 환경을 만들 수 없습니다.",
    ),
    "finding.LIM035.remedy": (
        "use a name that the plan takes, or move to a plan that takes this one",
        "요금제가 허용하는 이름을 쓰거나, 그 이름을 허용하는 요금제로 옮기세요",
    ),
}
