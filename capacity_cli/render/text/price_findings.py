"""Remarks about prices, contracts, tax and balances; a title, a message, a reason why it matters and a remedy for each code."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.BUD001.title": ("Monthly budget nearly spent", "월 예산 소진 임박"),
    "finding.BUD001": (
        "the bill takes {percent} % of the usable budget: {spent} of {usable} {currency} (alert at {threshold} %)",
        "청구액이 쓸 수 있는 예산의 {percent} %입니다: {usable} {currency} 중 {spent} {currency}(기준 {threshold} %)",
    ),
    "finding.BUD001.why": (
        "Little or nothing is left for a busy month, and what is kept back is there for what nobody foresees.",
        "바쁜 달을 위한 여유가 거의 없습니다. 예비비는 예상하지 못한 일에 쓰려고 남겨 둔 것입니다.",
    ),
    "finding.BUD001.remedy": (
        "send less, find a cheaper plan or contract, or raise `budget.monthly`",
        "발송량을 줄이거나, 더 싼 요금제나 계약을 찾거나, `budget.monthly`를 올리세요",
    ),
    "finding.BUD002.title": ("Daily budget nearly spent", "일 예산 소진 임박"),
    "finding.BUD002": (
        "a mean day takes {percent} % of a day's usable budget: {spent} of {usable} {currency} (alert at {threshold} %)",
        "평균적인 하루가 하루 예산의 {percent} %를 씁니다: {usable} {currency} 중 {spent} {currency}(기준 {threshold} %)",
    ),
    "finding.BUD002.why": (
        "A day that is busier than the mean one goes beyond its part of the budget.",
        "평균보다 바쁜 날에는 하루 몫의 예산을 넘습니다.",
    ),
    "finding.BUD002.remedy": (
        "send less, find a cheaper plan or contract, or raise `budget.monthly`",
        "발송량을 줄이거나, 더 싼 요금제나 계약을 찾거나, `budget.monthly`를 올리세요",
    ),
    "finding.BUD020.title": ("Prepaid balance nearly empty", "선불 잔액 부족"),
    "finding.BUD020": (
        "{vendor}: the balance of {balance} {currency} is empty {when} at this load",
        "{vendor}: 이 부하라면 잔액 {balance} {currency}이(가) {when} 바닥납니다",
    ),
    "finding.BUD020.why": (
        "Once a prepaid balance is empty, nothing more is sent.",
        "선불 잔액이 바닥나면 더는 보내지 못합니다.",
    ),
    "finding.BUD020.remedy": (
        "charge the balance, or let it be charged automatically",
        "잔액을 충전하거나 자동 충전을 켜세요",
    ),
    "finding.PRI001.title": ("Unknown price", "알 수 없는 가격"),
    "finding.PRI001": (
        "{vendor} {plan}: the price of {meter} is unknown, so the total is a lower bound (≥)",
        "{vendor} {plan}: {meter} 가격을 알 수 없어 합계는 하한(≥)입니다",
    ),
    "finding.PRI001.why": (
        "What is unknown is not free: the real bill is higher by an amount that nobody states.",
        "모르는 것은 무료가 아닙니다. 실제 청구액은 알 수 없는 만큼 더 큽니다.",
    ),
    "finding.PRI001.remedy": (
        "ask the vendor, and write the price into a price list of your own (`prices: ./prices`)",
        "공급자에게 묻고 직접 만든 가격표(`prices: ./prices`)에 적으세요",
    ),
    "finding.PRI002.title": ("No service for a channel", "채널의 서비스 없음"),
    "finding.PRI002": (
        "no service of the scenario prices the channel {channel}, so the cost is unknown",
        "{channel} 채널의 가격을 가진 서비스가 시나리오에 없어 비용을 알 수 없습니다",
    ),
    "finding.PRI002.why": (
        "The messages are the largest part of most bills.",
        "대부분의 청구서에서 메시지가 가장 큰 부분입니다.",
    ),
    "finding.PRI002.remedy": (
        "add the service that sends them, with a plan that prices the channel",
        "그 채널의 가격이 있는 요금제로 발송 서비스를 추가하세요",
    ),
    "finding.PRI003.title": ("Unknown quantity", "알 수 없는 사용량"),
    "finding.PRI003": (
        "{vendor} {plan}: how much of {meter} is used is unknown, so the total is a lower bound (≥)",
        "{vendor} {plan}: {meter} 사용량을 알 수 없어 합계는 하한(≥)입니다",
    ),
    "finding.PRI003.why": (
        "What is unknown is not 0: the real bill is higher.",
        "모르는 것은 0이 아닙니다. 실제 청구액은 더 큽니다.",
    ),
    "finding.PRI003.remedy": (
        "measure it and state it; hours of runs need `scheduler.seconds_per_job`, and GB-hours `scheduler.memory_gb` too "
        "where the price list does not say the memory",
        "측정해서 적으세요. 실행 시간은 `scheduler.seconds_per_job`이 있어야 하고, GB-시간은 가격표에 메모리가 없으면 "
        "`scheduler.memory_gb`도 있어야 합니다",
    ),
    "finding.PRI004.title": ("Usage without a price", "가격 없는 사용량"),
    "finding.PRI004": (
        "{vendor} {plan}: the plan neither charges nor limits {meter}, which the scenario uses",
        "{vendor} {plan}: 시나리오가 쓰는 {meter}에 대해 요금제가 가격도 한도도 정하지 않습니다",
    ),
    "finding.PRI004.why": (
        "Nothing is billed for it here; the vendor may see it otherwise.",
        "여기서는 청구하지 않지만 공급자는 다르게 볼 수 있습니다.",
    ),
    "finding.PRI004.remedy": (
        "complete the price list, or remove the usage",
        "가격표를 보완하거나 사용량을 지우세요",
    ),
    "finding.PRI005.title": ("Contract dearer than the list", "계약이 공시가보다 비쌈"),
    "finding.PRI005": (
        "{vendor} {plan}: the contract makes {meter} {dearer} {currency} dearer than the price list",
        "{vendor} {plan}: 계약을 적용하면 {meter} 비용이 공시 가격표보다 {dearer} {currency} 더 비쌉니다",
    ),
    "finding.PRI005.why": (
        "A negotiated price is meant to be the better one; volume tiers may have passed it by.",
        "협상 가격은 더 싸야 합니다. 물량 단계가 이미 더 싸졌을 수 있습니다.",
    ),
    "finding.PRI005.remedy": (
        "ask for the list's price, or remove the contract from the scenario",
        "공시가 적용을 요청하거나 시나리오에서 계약을 지우세요",
    ),
    "finding.PRI006.title": ("More would cost less", "더 쓰면 더 쌈"),
    "finding.PRI006": (
        "{vendor} {plan}: {quantity} of {meter} cost {amount} {currency}, while {cheaper} would cost {least}: {saved} less",
        "{vendor} {plan}: {meter} {quantity}의 비용은 {amount} {currency}인데, {cheaper}이면 {least}입니다. {saved} 더 쌉니다",
    ),
    "finding.PRI006.why": (
        "The next tier prices the whole volume, so just below it one pays more than just above it.",
        "다음 단계는 물량 전체의 단가를 낮추므로 경계 바로 아래가 바로 위보다 비쌉니다.",
    ),
    "finding.PRI006.remedy": (
        "send more by this vendor in the period, or ask to be billed at the next tier",
        "이 공급자로 더 보내거나 다음 단계 단가를 요청하세요",
    ),
    "finding.PRI007.title": ("Old price", "오래된 가격"),
    "finding.PRI007": (
        "{vendor}: the source `{source}` was read on {read}; {fault}",
        "{vendor}: `{source}` 출처를 {read}에 확인했습니다. {fault}",
    ),
    "finding.PRI007.why": (
        "Vendors change prices without notice; a check on prices that are old, or of no known age, decides nothing.",
        "가격은 예고 없이 바뀝니다. 오래되었거나 확인한 때를 알 수 없는 가격으로는 검사를 판정할 수 없습니다.",
    ),
    "finding.PRI007.remedy": (
        "read the page again and update the price list, or allow a greater age",
        "페이지를 다시 확인해 가격표를 고치거나 허용 기간을 늘리세요",
    ),
    "finding.PRI008.title": ("Price of low confidence", "신뢰도 낮은 가격"),
    "finding.PRI008": (
        "figures rest on sources of low confidence: {sources}",
        "신뢰도 낮은 출처의 값을 씁니다: {sources}",
    ),
    "finding.PRI008.why": (
        "C is what others quote of the vendor, ? is what sources contradict each other about.",
        "C는 다른 곳이 인용한 값이고, ?는 출처끼리 어긋나는 값입니다.",
    ),
    "finding.PRI008.remedy": (
        "compare it with your own invoice, and enter a contract where it differs",
        "실제 청구서와 비교하고 다르면 계약으로 적으세요",
    ),
    "finding.PRI009.title": ("Figures withdrawn", "철회된 값"),
    "finding.PRI009": (
        "{vendor}: the source `{source}` was withdrawn by the vendor on {withdrawn}",
        "{vendor}: 공급자가 `{source}` 출처를 {withdrawn}에 철회했습니다",
    ),
    "finding.PRI009.why": (
        "Nobody stands by these figures any more.",
        "아무도 더는 이 값을 보증하지 않습니다.",
    ),
    "finding.PRI009.remedy": (
        "ask the vendor, and write what holds into a price list of your own",
        "공급자에게 묻고 실제 값을 직접 만든 가격표에 적으세요",
    ),
    "finding.PRI010.title": ("Tax unknown", "세금 모름"),
    "finding.PRI010": (
        "whether tax comes on top, or how much, is unknown ({vendors}), so the total with tax is unknown, too",
        "세금이 붙는지, 얼마인지 알 수 없어({vendors}) 세금 포함 합계도 알 수 없습니다",
    ),
    "finding.PRI010.why": (
        "The amount that is paid may be higher than the bill before tax.",
        "실제로 내는 금액이 세전 청구액보다 클 수 있습니다.",
    ),
    "finding.PRI010.remedy": (
        "set `tax` of each of these services to a rate such as 10%, or to none",
        "이 서비스들의 `tax`에 10% 같은 세율이나 none을 적으세요",
    ),
}
