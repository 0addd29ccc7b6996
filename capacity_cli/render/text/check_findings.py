"""Remarks about checks; a title, a message, a reason why it matters and a remedy for each code."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.CHK001.title": ("Check failed", "실패한 검사"),
    "finding.CHK001": ("{metric} is {found}; expected {expected}", "{metric}이(가) {found}입니다. 기대: {expected}"),
    "finding.CHK001.why": (
        "The team has agreed on this bound; a change that breaks it needs a decision.",
        "팀이 정한 한계입니다. 넘는 변경에는 결정이 필요합니다.",
    ),
    "finding.CHK001.remedy": (
        "undo the change that causes it, or change the bound on purpose",
        "원인이 된 변경을 되돌리거나, 의도한 것이면 한계를 고치세요",
    ),
    "finding.CHK002.title": ("Check undecided", "판단할 수 없는 검사"),
    "finding.CHK002": (
        "{metric} cannot be judged: it is {found}; expected {expected}",
        "{metric}을(를) 판단할 수 없습니다: {found}. 기대: {expected}",
    ),
    "finding.CHK002.too_old": (
        "{metric} cannot be judged: it is {found} by a price that is too old; expected {expected}",
        "{metric}을(를) 판단할 수 없습니다. 너무 오래된 가격으로 구한 값 {found}. 기대: {expected}",
    ),
    "finding.CHK002.why": (
        "What is unknown, or rests on a price that is too old, passes no check: the bound may be broken already.",
        "모르는 값이나 너무 오래된 가격으로 구한 값은 검사를 통과하지 못합니다. 이미 한계를 넘었을 수 있습니다.",
    ),
    "finding.CHK002.remedy": (
        "state what is unknown; `capacity plan` names it",
        "모르는 값을 적으세요. `capacity plan`이 무엇인지 알려 줍니다",
    ),
    "finding.CHK002.too_old.remedy": (
        "read the prices again and update the price list, or allow a greater age; `PRI007` names what is too old",
        "가격을 다시 확인해 가격표를 고치거나 허용 기간을 늘리세요. 무엇이 오래되었는지는 `PRI007`이 알려 줍니다",
    ),
    "finding.CHK002.other_terms": (
        "{metric} cannot be held against the policy: {found} is in another currency or for another period; expected {expected}",
        "{metric}을(를) 정책과 견줄 수 없습니다. 통화나 기간이 정책과 다른 값 {found}. 기대: {expected}",
    ),
    "finding.CHK002.other_terms.remedy": (
        "state the currency and the period of the policy; `CHK010` and `CHK011` name them",
        "정책의 통화와 기간을 적으세요. 무엇인지는 `CHK010`과 `CHK011`이 알려 줍니다",
    ),
    "finding.CHK003.title": ("No such metric", "없는 지표"),
    "finding.CHK003": ("there is no metric {metric}: {found}", "{metric} 지표가 없습니다: {found}"),
    "finding.CHK003.why": (
        "A check on a misspelt metric would guard nothing.",
        "이름이 틀린 지표를 보는 검사는 아무것도 지키지 못합니다.",
    ),
    "finding.CHK003.remedy": (
        "write a path of `capacity plan --format json`, or a short name such as `headroom`",
        "`capacity plan --format json`의 경로나 `headroom` 같은 짧은 이름을 쓰세요",
    ),
    "finding.CHK004.title": ("Ignore has ended", "끝난 무시"),
    "finding.CHK004": (
        "{what} was ignored until {until}, and no longer is",
        "{what}을(를) {until}까지 무시하기로 했습니다. 이제 무시하지 않습니다",
    ),
    "finding.CHK004.why": (
        "What is put up with for a while comes back by itself, so that nobody forgets it.",
        "잠시 두기로 한 것은 잊히지 않도록 저절로 되돌아옵니다.",
    ),
    "finding.CHK004.remedy": (
        "mend the cause and remove the entry, or decide again and set a later `until`",
        "원인을 고치고 항목을 지우거나, 다시 판단해 `until`을 미루세요",
    ),
    "finding.CHK005.title": ("Ignores nothing", "해당 없는 무시"),
    "finding.CHK005": ("there is no finding {what} to ignore", "무시할 발견 사항 {what}이(가) 없습니다"),
    "finding.CHK005.why": (
        "An entry that is not needed any more would hide the finding when it comes back.",
        "필요 없어진 항목은 같은 발견 사항이 다시 생겼을 때 그것을 가립니다.",
    ),
    "finding.CHK005.remedy": ("remove the entry, or correct `where`", "항목을 지우거나 `where`를 고치세요"),
    "finding.CHK006.title": ("Looser than the policy", "정책보다 느슨한 검사"),
    "finding.CHK006": (
        "{metric} is bounded by {bound} here and by {limit} in the policy, which counts",
        "{metric}의 경계가 여기서는 {bound}, 정책에서는 {limit}입니다. 정책의 경계로 판정합니다",
    ),
    "finding.CHK006.why": (
        "A scenario may ask for more than the policy; a bound that asks for less guards nothing.",
        "시나리오는 정책보다 엄격할 수만 있습니다. 더 느슨한 경계는 아무것도 지키지 못합니다.",
    ),
    "finding.CHK006.remedy": (
        "tighten the bound to that of the policy, or remove it",
        "경계를 정책만큼 좁히거나 지우세요",
    ),
    "finding.CHK007.title": ("May not be ignored", "무시할 수 없음"),
    "finding.CHK007": ("the policy does not let {what} be ignored", "정책에 따라 {what}은(는) 무시할 수 없습니다"),
    "finding.CHK007.why": (
        "The organisation has decided that nobody puts up with this.",
        "조직이 그대로 두지 않기로 정한 것입니다.",
    ),
    "finding.CHK007.remedy": (
        "mend the cause and remove the entry, or have the policy changed",
        "원인을 고치고 항목을 지우거나, 정책을 바꾸자고 요청하세요",
    ),
    "finding.CHK008.title": ("Plan not allowed", "허용되지 않은 요금제"),
    "finding.CHK008": (
        "{vendor} {plan}: the policy does not allow this plan; allowed: {allowed}",
        "{vendor} {plan}: 정책이 허용하지 않는 요금제입니다. 허용: {allowed}",
    ),
    "finding.CHK008.why": (
        "The organisation has agreed on plans for a reason: a contract, a data centre, support.",
        "조직이 쓸 요금제를 정한 데에는 계약, 데이터 센터, 지원 같은 까닭이 있습니다.",
    ),
    "finding.CHK008.remedy": (
        "take one of the allowed plans, or have the policy changed",
        "허용된 요금제를 쓰거나, 정책을 바꾸자고 요청하세요",
    ),
    "finding.CHK009.title": ("Baseline can be tightened", "조일 수 있는 기준선"),
    "finding.CHK009": (
        "the baseline can be tightened, this is better or gone: {what}",
        "기준선을 조일 수 있습니다. 나아졌거나 사라졌습니다: {what}",
    ),
    "finding.CHK009.why": (
        "As long as the baseline allows what is mended, it may come back unseen.",
        "고친 것을 기준선이 계속 허용하면 다시 나빠져도 드러나지 않습니다.",
    ),
    "finding.CHK009.remedy": (
        "write the baseline again with `--write-baseline` and commit it",
        "`--write-baseline`으로 기준선을 다시 만들어 커밋하세요",
    ),
    "finding.CHK010.title": ("Another currency than the policy's", "정책과 다른 통화"),
    "finding.CHK010": (
        "the scenario counts in {currency}, and the policy bounds money in {asked}",
        "시나리오의 통화는 {currency}이고, 정책이 금액을 제한하는 통화는 {asked}입니다",
    ),
    "finding.CHK010.why": (
        "An amount in another currency is a smaller or larger number, not a smaller or larger bill; exchange rates are the scenario's own, so nothing is converted for a policy.",
        "통화가 다르면 청구액이 아니라 숫자만 커지거나 작아집니다. 환율은 시나리오가 정하므로 정책을 위해 환산하지 않습니다.",
    ),
    "finding.CHK010.remedy": (
        "set `currency: {asked}` in the scenario, or have the `currency` of the policy changed",
        "시나리오에 `currency: {asked}`를 적거나, 정책의 `currency`를 바꾸자고 요청하세요",
    ),
    "finding.CHK011.title": ("Another period than the policy's", "정책과 다른 기간"),
    "finding.CHK011": (
        "days of the period: {days}; the policy asks for {least} to {most}",
        "기간이 {days}일입니다. 정책은 {least}일에서 {most}일 사이를 요구합니다",
    ),
    "finding.CHK011.why": (
        "A shorter period has a smaller bill and uses less of each limit; a longer one spreads what is paid once over more messages.",
        "기간이 짧으면 청구액과 한도 사용량이 줄고, 길면 한 번 내는 금액이 더 많은 메시지에 나뉩니다.",
    ),
    "finding.CHK011.remedy": (
        "set `period` to a month, or to as many days as the policy asks for; or have the `period` of the policy changed",
        "`period`를 한 달이나 정책이 요구하는 일수로 적으세요. 아니면 정책의 `period`를 바꾸자고 요청하세요",
    ),
    "finding.CHK012.title": ("Prices not allowed", "허용되지 않은 가격표"),
    "finding.CHK012": (
        "the policy does not allow these prices ({found}); allowed: {allowed}",
        "정책이 허용하지 않는 가격표입니다({found}). 허용: {allowed}",
    ),
    "finding.CHK012.why": (
        "Whoever may choose the price lists decides what everything costs.",
        "가격표를 고르는 사람이 모든 금액을 정하게 됩니다.",
    ),
    "finding.CHK012.remedy": (
        "take an edition that the policy allows, or have the digest of yours added to its `prices`",
        "정책이 허용하는 에디션을 쓰거나, 쓰는 가격표의 다이제스트를 정책의 `prices`에 더하자고 요청하세요",
    ),
}
