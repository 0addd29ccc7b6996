"""The help pages: what each command, argument and option is for."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.capacity": (
        "Plan a scheduled messaging service on SaaS plans: what it can carry, which limit breaks first, what it costs "
        "and what it saves. Everything comes from one YAML file, offline.\n"
        "Without a file, `plan` and `roi` take capacity.yaml, else an example that ships.",
        "SaaS 요금제에서 돌아가는 예약 발송 서비스를 계획합니다. 얼마나 보낼 수 있는지, 어떤 한도가 먼저 깨지는지, "
        "비용과 절감액이 얼마인지를 YAML 파일 하나로, 오프라인에서 계산합니다.\n"
        "파일이 없으면 `plan`과 `roi`는 capacity.yaml을, 그것도 없으면 내장 예시를 씁니다.",
    ),
    "help.plan": (
        "Headroom, bottleneck, limits, bill and findings of each scenario.\n"
        "One scenario is shown in full, up to six side by side, more as one row each. The exit status is 0, or 2 if a "
        "file is wrong.",
        "시나리오마다 여유, 병목, 한도, 청구액, 발견 사항을 보여 줍니다.\n"
        "하나는 전체를, 여섯 개까지는 나란히, 더 많으면 한 줄씩 보여 줍니다. 종료 코드는 0, 파일이 잘못되면 2입니다.",
    ),
    "help.roi": (
        "What automation saves against sending by hand, and which input moves that most; the file needs `labor`.\n"
        "A range of labour, such as hours_per_day: 3 to 5, gives the least and the most that is saved.",
        "수작업 대비 자동화의 절감액과 그것을 가장 크게 바꾸는 입력을 계산합니다. 파일에 `labor`가 있어야 합니다.\n"
        "hours_per_day: 3 to 5처럼 인건비를 범위로 쓰면 최소와 최대 절감액도 나옵니다.",
    ),
    "help.check": (
        "Judge the `checks` of each file, for continuous integration.\n"
        "The exit status is 0 if all hold, 1 if an error check or an error finding fails, 3 if a check is undecided, "
        "2 if a file is wrong.",
        "파일의 `checks`를 판정합니다. CI에서 씁니다.\n"
        "종료 코드: 모두 통과 0, 오류 수준의 검사나 발견 사항이 실패하면 1, 판정할 수 없으면 3, 파일이 잘못되면 2입니다.",
    ),
    "help.plan.explain": (
        "Explain every figure of the table in its order: formula, inputs and places (not in CSV).",
        "표의 모든 값을 나온 순서대로 수식, 입력, 위치와 함께 설명합니다(CSV 제외).",
    ),
    "help.roi.compare": (
        "Show the figures of each further file or variant beside those of the first, with the difference.",
        "뒤에 쓴 파일이나 변형마다 첫째 것의 값과 나란히 놓고 차이를 보여 줍니다.",
    ),
    "help.diff": (
        "What a change does to the plan: figure by figure, bill line by line, with what caused it.\n"
        "Compares two files, BASE and HEAD, or each file with itself: at a revision (--rev), under other prices "
        "(--base-prices), on another date (--base-as-of), or without what --set changes. What you changed stands apart "
        "from what the prices changed. The exit status is 0, or 2 if a file or the revision cannot be read.",
        "변경이 계획에 주는 영향을 지표마다, 청구 항목마다 원인과 함께 보여 줍니다.\n"
        "기준 파일과 새 파일 둘을 비교하거나, 파일마다 자기 자신과 비교합니다. 리비전(--rev), 다른 가격(--base-prices), 다른 기준일"
        "(--base-as-of), --set으로 바꾸기 전이 기준이 됩니다. 직접 바꾼 것과 가격이 바꾼 것을 나누어 보여 줍니다. "
        "종료 코드는 0, 파일이나 리비전을 읽을 수 없으면 2입니다.",
    ),
    "help.recommend": (
        "The cheapest configuration that holds: batch size, schedule and plans, with the proof that nothing cheaper does.\n"
        "It satisfies the file's checks, or a headroom of 2 without any, and has no finding of level error. What may change "
        "stands under `recommend` in the file. The exit status is 0 if something holds, 1 if nothing does, 3 if an unknown "
        "price or figure decides, 2 if a file is wrong.",
        "기준을 지키는 가장 싼 구성(배치 크기, 일정, 요금제)을 찾고, 더 싼 구성이 왜 안 되는지 증명합니다.\n"
        "파일의 검사를, 검사가 없으면 여유 2배를 지키고 오류 수준의 발견 사항이 없는 구성입니다. 바꿔도 되는 범위는 파일의 `recommend`에 씁니다. "
        "종료 코드: 지키는 구성이 있으면 0, 없으면 1, 알 수 없는 가격이나 값에 달렸으면 3, 파일이 잘못되면 2입니다.",
    ),
    "help.recommend.apply": (
        "Write the recommended values where they stand, and change nothing else.",
        "권장 값을 원래 적힌 자리에 씁니다. 다른 것은 바꾸지 않습니다.",
    ),
    "help.recommend.force": (
        "With --apply: write to a file although it has changed, or has changes that are not committed.",
        "--apply와 함께: 파일이 바뀌었거나 커밋하지 않은 변경이 있어도 씁니다.",
    ),
    "help.recommend.variant": (
        "With --apply: the variant whose recommendation counts.",
        "--apply와 함께: 권장 값을 가져올 변형.",
    ),
    "help.recommend.ladder": (
        "Over the growth of volume: at which volume what breaks, and the cheapest configuration from there on.",
        "발송량이 늘 때, 몇 건에서 무엇이 깨지고 그때부터 가장 싼 구성이 무엇인지 보여 줍니다.",
    ),
    "help.recommend.up_to": (
        "With --ladder: the messages a day up to which it climbs, 1 to 10,000,000; 100,000 by default, and never less "
        "than the scenario's own.",
        "--ladder와 함께: 어디까지 볼지 하루 발송량(1~10,000,000)으로 정합니다. 기본값은 100,000이고, "
        "시나리오의 발송량보다 작아지지 않습니다.",
    ),
    "help.diff.files": (
        "Two scenario files, the base and the head; or files that are compared with themselves.",
        "기준과 새 시나리오 파일 둘. 또는 자기 자신과 비교할 파일들.",
    ),
    "help.diff.base_prices": (
        "The edition or folder of price lists for the base; by default that of --prices, else the file's own.",
        "기준에 쓸 에디션이나 가격표 폴더. 기본값은 --prices의 것, 없으면 파일에 적힌 것입니다.",
    ),
    "help.diff.base_as_of": (
        "The date of the base's prices; by default that of --as-of, else the newest day on which a source was read.",
        "기준 쪽 가격의 기준일. 기본값은 --as-of의 날짜, 없으면 출처를 확인한 가장 최근 날입니다.",
    ),
    "help.diff.prices": (
        "Take the price lists of this edition or folder instead of the files' own.",
        "파일에 적힌 것 대신 이 에디션이나 폴더의 가격표를 씁니다.",
    ),
    "help.diff.changes": (
        "Change one value of the head, such as scheduler.batch_size=100; can be given several times.",
        "새 쪽의 값 하나를 바꿉니다. 예: scheduler.batch_size=100. 여러 번 쓸 수 있습니다.",
    ),
    "help.forecast": (
        "The months to come: volume, headroom, bill, and in which month which limit, budget or check breaks.\n"
        "Volume follows `workload.growth` of the file. With `period: {month: …}` the months are those of the calendar, "
        "else they are numbered from 0; the first is the month that `plan` shows. The exit status is 0, 2 if a file is "
        "wrong, and with --strict 3 if a month rests on something unknown.",
        "앞으로의 달을 계획합니다. 물량, 여유, 청구액과 함께 어느 달에 어떤 한도, 예산, 검사가 깨지는지 보여 줍니다.\n"
        "물량은 파일의 `workload.growth`를 따릅니다. `period: {month: …}`이면 달력의 달이고, 아니면 0부터 번호를 매깁니다. "
        "첫 달은 `plan`이 보여 주는 달입니다. 종료 코드는 0, 파일이 잘못되면 2, --strict에서 알 수 없는 값에 의존하는 달이 있으면 3입니다.",
    ),
    "help.solve": (
        "The questions the other way round: which volumes a budget carries, which keep a headroom, what a message may "
        "cost, how many a day fit, and from which volume something pays.\n"
        "Give exactly one goal. Volumes are messages a month and exact at every step of the price lists; an interval that "
        "a step interrupts is shown as two. The exit status is 0, 2 if a file or the question is wrong, or, with "
        "--strict, 3 if a part is undecided.",
        "거꾸로 묻습니다. 예산으로 얼마나 보낼 수 있는지, 어느 양까지 여유를 지키는지, 메시지 단가는 얼마까지인지, 하루 몇 건까지 "
        "되는지, 어느 양부터 이득인지를 계산합니다.\n"
        "목표는 정확히 하나만 씁니다. 양은 월 메시지 수이고 가격표의 모든 단계에서 정확합니다. 단계 때문에 끊긴 구간은 둘로 보여 줍니다. "
        "종료 코드는 0, 파일이나 질문이 잘못되면 2, --strict일 때 정할 수 없는 부분이 있으면 3입니다.",
    ),
    "help.solve.files": (
        "Scenario files, capacity.yaml by default; `-` is standard input.",
        "시나리오 파일. 기본값은 capacity.yaml, `-`는 표준 입력입니다.",
    ),
    "help.solve.budget": (
        "Which volumes fit this amount a month, spent whole, in the currency of the answer; capacity is not asked for, "
        "but the limits that they cross are named.",
        "월 이 금액(결과의 통화)을 모두 써서 보낼 수 있는 양. 처리량은 따지지 않지만, 넘게 되는 한도는 알려 줍니다.",
    ),
    "help.solve.headroom": ("Which volumes keep at least this headroom.", "여유가 이 값 이상인 양."),
    "help.solve.unit_price": (
        "The highest price of a message at which the usable budget holds, rounded down at 4 decimals.",
        "쓸 수 있는 예산을 지키는 메시지의 최고 단가. 소수점 넷째 자리 아래는 버립니다.",
    ),
    "help.solve.daily_cap": (
        "How many messages a day keep within the usable budget, with every smaller number.",
        "더 적은 수까지 모두 쓸 수 있는 예산에 드는 하루 메시지 수.",
    ),
    "help.solve.break_even": (
        "From which volume automation pays, or, with --plan, another plan.",
        "어느 양부터 자동화가, --plan이 있으면 다른 요금제가 이득인지.",
    ),
    "help.solve.plan": (
        "With --break-even: the plan that is held against that of the file, such as vercel=pro.",
        "--break-even과 함께: 파일의 요금제와 비교할 요금제. 예: vercel=pro",
    ),
    "help.explain": (
        "Where a figure comes from, down to file and line, or what a code means.\n"
        "A metric is shown as a tree: each figure with its formula, each leaf with its place and, if it stands in a price "
        "list, its source. A code of a finding or a problem is shown with its message, its reason and its remedy.",
        "값이 어디에서 나왔는지 파일과 줄까지 보여 주거나, 코드의 뜻을 설명합니다.\n"
        "지표는 트리로 보여 줍니다. 값마다 계산식이, 맨 끝의 값마다 적힌 위치와 가격표의 출처가 붙습니다. "
        "발견 사항이나 문제의 코드는 메시지, 까닭, 해결 방법을 보여 줍니다.",
    ),
    "help.explain.name": (
        "A metric, such as monthly_cost, limits.VENDOR.METER, months.3.total, recommended.total or intervals.0.to, or a "
        "code, such as PRI001.",
        "monthly_cost, limits.VENDOR.METER, months.3.total, recommended.total, intervals.0.to 같은 지표, 또는 PRI001 같은 코드.",
    ),
    "help.explain.budget": (
        "Of an answer of solve: which volumes this amount a month carries.",
        "solve의 답에 나온 지표일 때: 월 이 금액으로 보낼 수 있는 양을 물은 답.",
    ),
    "help.explain.headroom": (
        "The same: which volumes keep at least this headroom.",
        "마찬가지로: 여유가 이 값 이상인 양을 물은 답.",
    ),
    "help.explain.unit_price": (
        "The same: the highest price of a message at which the usable budget holds.",
        "마찬가지로: 쓸 수 있는 예산을 지키는 메시지의 최고 단가를 물은 답.",
    ),
    "help.explain.daily_cap": (
        "The same: how many messages a day keep within the usable budget.",
        "마찬가지로: 쓸 수 있는 예산에 드는 하루 메시지 수를 물은 답.",
    ),
    "help.explain.break_even": (
        "The same: from which volume automation pays, or, with --plan, another plan.",
        "마찬가지로: 어느 양부터 자동화가, --plan이 있으면 다른 요금제가 이득인지 물은 답.",
    ),
    "help.explain.plan": (
        "With --break-even: the plan that is held against that of the file, such as vercel=pro.",
        "--break-even과 함께: 파일의 요금제와 비교할 요금제. 예: vercel=pro",
    ),
    "help.explain.up_to": (
        "Of a ladder: the messages a day up to which it climbs, 100,000 by default; `conflict` is then the ladder's.",
        "사다리의 지표일 때: 어디까지 올라갈지 하루 발송량으로 정합니다. 기본값은 100,000. `conflict`도 사다리의 것을 보여 줍니다.",
    ),
    "help.explain.months": (
        "Of a forecast: how many months it has; as many as the figure needs, or 12, by default.",
        "전망의 지표일 때: 전망의 개월 수. 기본값은 그 지표에 필요한 만큼, 아니면 12개월.",
    ),
    "help.explain.file": (
        "The scenario file, capacity.yaml by default; `-` is standard input.",
        "시나리오 파일. 기본값은 capacity.yaml, `-`는 표준 입력입니다.",
    ),
    "help.validate": (
        "Every problem of scenarios, price lists and policies, without planning anything.",
        "시나리오, 가격표, 정책의 문제를 모두 알려 줍니다. 계획은 하지 않습니다.",
    ),
    "help.init": (
        "Write a commented scenario, or a price list, to start from; an existing file is never overwritten.",
        "주석이 달린 시나리오나 가격표를 만듭니다. 있는 파일은 덮어쓰지 않습니다.",
    ),
    "help.schema": (
        "Print the JSON Schema of a document that the program reads or writes.",
        "프로그램이 읽거나 쓰는 문서의 JSON Schema를 출력합니다.",
    ),
    "help.prices": ("What the price lists say.", "가격표의 내용을 보여 줍니다."),
    "help.prices.list": (
        "The editions in brief: vendors, the age of their figures and how far these can be trusted.",
        "에디션을 요약합니다. 공급자, 값을 확인한 지 얼마나 되었는지, 얼마나 믿을 수 있는지를 보여 줍니다.",
    ),
    "help.prices.list.editions": (
        "Editions or folders of price lists; those that ship by default.",
        "에디션이나 가격표 폴더. 기본값은 내장 에디션입니다.",
    ),
    "help.prices.show": (
        "A price list in full: plans, charges, limits, triggers, where more costs less, and what changes when.\n"
        "Behind every figure stands its source. What depends on a region or another choice is shown for each of them.",
        "가격표 전체를 보여 줍니다. 요금제, 요금, 한도, 트리거, 더 쓰면 더 싸지는 구간, 날짜에 따라 달라지는 값.\n"
        "모든 값에 출처가 붙습니다. 리전 같은 선택에 따라 다른 값은 선택마다 보여 줍니다.",
    ),
    "help.prices.show.price_list": (
        "A vendor, or one of its plans, such as vercel/pro; with an edition before it, guide/vercel/pro; or a file.",
        "공급자, 또는 vercel/pro처럼 그 요금제. guide/vercel/pro처럼 에디션을 붙일 수 있습니다. 또는 가격표 파일.",
    ),
    "help.prices.show.prices": (
        "The edition or folder of the vendor; by default the newest edition that ships.",
        "공급자를 찾을 에디션이나 폴더. 기본값은 가장 새로운 내장 에디션입니다.",
    ),
    "help.prices.show.region": ("Only what holds in this region.", "이 리전의 값만 보여 줍니다."),
    "help.prices.show.switches": (
        "Only what holds under a switch, such as spend_cap=off, or another choice, such as runtime=fluid; can be given "
        "several times.",
        "spend_cap=off 같은 스위치나 runtime=fluid 같은 선택의 값만 보여 줍니다. 여러 번 쓸 수 있습니다.",
    ),
    "help.prices.diff": (
        "What two editions say differently: vendors, plans, prices, charges, limits and what plans allow.\n"
        "One edition on two dates is compared as well. With a scenario, also what its bill is under both; the exit status "
        "is 2 if it cannot be planned under one of them.",
        "두 에디션에서 달라진 공급자, 요금제, 가격, 요금, 한도, 허용 범위를 보여 줍니다.\n"
        "한 에디션을 두 날짜로 비교할 수도 있습니다. 시나리오를 주면 양쪽의 청구액도 보여 주고, 한쪽에서 계획할 수 없으면 "
        "종료 코드 2로 끝냅니다.",
    ),
    "help.prices.diff.base": ("The edition or folder to compare with.", "비교의 기준이 되는 에디션이나 폴더."),
    "help.prices.diff.head": ("The edition or folder that is compared.", "비교할 에디션이나 폴더."),
    "help.prices.diff.vendor": ("Only this vendor.", "이 공급자만."),
    "help.prices.diff.scenario": (
        "A scenario whose bill is shown under both editions.",
        "양쪽 에디션의 청구액을 볼 시나리오.",
    ),
    "help.prices.diff.as_of": (
        "The date of the compared edition, or today; by default the newest day on which one of its sources was read.",
        "비교할 에디션의 기준일 또는 today. 기본값은 출처를 확인한 가장 최근 날입니다.",
    ),
    "help.prices.diff.base_as_of": (
        "The same for the edition to compare with.",
        "비교의 기준이 되는 에디션의 기준일.",
    ),
    "help.prices.quote": (
        "What a plan costs for a usage, in the vendor's currency, without a scenario.\n"
        "A meter that is not named is not used.",
        "시나리오 없이, 사용량에 대한 요금제 비용을 공급자의 통화로 계산합니다.\n이름을 쓰지 않은 미터는 쓰지 않은 것으로 봅니다.",
    ),
    "help.prices.quote.price_list": (
        "A price list file, or one that ships: edition/vendor, such as guide/coolsms.",
        "가격표 파일, 또는 guide/coolsms처럼 내장 가격표의 에디션/공급자.",
    ),
    "help.prices.quote.plan": ("The plan.", "요금제."),
    "help.prices.quote.usage": (
        "How much is used of a meter, such as alimtalk=60000; can be given several times.",
        "미터의 사용량. 예: alimtalk=60000. 여러 번 쓸 수 있습니다.",
    ),
    "help.prices.quote.region": ("The region, where prices depend on one.", "가격이 리전에 따라 다를 때의 리전."),
    "help.prices.quote.switches": (
        "A switch, such as spend_cap=off, or another choice that prices depend on; can be given several times.",
        "spend_cap=off 같은 스위치나 가격이 달라지는 다른 선택. 여러 번 쓸 수 있습니다.",
    ),
    "help.prices.quote.strict": (
        "End with status 3 if a price or a limit behind the answer is unknown.",
        "답에 쓰인 가격이나 한도를 모르면 종료 코드 3으로 끝냅니다.",
    ),
    "help.prices.quote.seats": ("How many seats are paid for.", "유료 좌석 수."),
    "help.prices.quote.days": ("The days of the period, for limits of a day.", "하루 한도를 위한 기간의 일수."),
    "help.export": (
        "Write planned values back into the files of the service's repository.",
        "계획한 값을 서비스 저장소의 파일에 씁니다.",
    ),
    "help.export.vercel-json": (
        "Write the planned schedule into the cron entry of the vercel.json that the scenario refers to; nothing else of "
        "the file changes.\n"
        "The exit status is 0, 1 if the two differ under --check, 2 if something is wrong.",
        "계획한 일정을 시나리오가 가리키는 vercel.json의 cron 항목에 씁니다. 파일의 나머지는 그대로입니다.\n"
        "종료 코드는 0, --check에서 다르면 1, 잘못된 것이 있으면 2입니다.",
    ),
    "help.export.env": (
        "Write the planned batch size into the variable of the env file that the scenario refers to; nothing else of "
        "the file changes, and none of it is shown.\n"
        "The exit status is 0, 1 if the two differ under --check, 2 if something is wrong.",
        "계획한 배치 크기를 시나리오가 가리키는 환경 변수 파일에 씁니다. 파일의 나머지는 그대로이고 화면에 나오지 않습니다.\n"
        "종료 코드는 0, --check에서 다르면 1, 잘못된 것이 있으면 2입니다.",
    ),
    "help.export.vercel-json.path": ("The path of the cron entry.", "cron 항목의 경로."),
    "help.export.env.name": ("The variable.", "환경 변수 이름."),
    "help.check.files": (
        "Scenario files, capacity.yaml by default; `-` is standard input.",
        "시나리오 파일. 기본값은 capacity.yaml, `-`는 표준 입력입니다.",
    ),
    "help.check.policy": (
        "The organisation's policy: checks, what findings weigh, how old prices may be, which plans may be used. A "
        "scenario may tighten it and not loosen it.",
        "조직의 정책 파일. 검사, 발견 사항의 수준, 가격의 최대 경과일, 쓸 수 있는 요금제를 정합니다. 시나리오는 더 엄격하게만 할 수 있습니다.",
    ),
    "help.check.baseline": (
        "Fail only on what is new or worse than this baseline, which --write-baseline has written.",
        "--write-baseline으로 만든 이 기준선에 없거나 그보다 나쁜 것만 실패로 봅니다.",
    ),
    "help.check.write_baseline": (
        "Write what fails now to this file, to be committed; the exit status is then that of a check against it.",
        "지금 실패하는 것을 커밋할 파일로 씁니다. 종료 코드는 그 기준선으로 검사한 결과입니다.",
    ),
    "help.check.tolerance": (
        "The share by which a figure may be worse than the baseline, such as 5%; 0% by default.",
        "값이 기준선보다 나빠도 되는 비율. 예: 5%. 기본값은 0%입니다.",
    ),
    "help.check.max_monthly_cost": (
        "Fail if the bill before tax is above this amount, or above the usable budget; checks of the file are judged "
        "as well.",
        "세전 월 청구액이 이 금액이나 쓸 수 있는 예산(budget)을 넘으면 실패합니다. 파일의 검사도 함께 판정합니다.",
    ),
    "help.check.max_unit_cost": (
        "Fail if a message costs more than this.",
        "메시지 한 건의 비용이 이보다 크면 실패합니다.",
    ),
    "help.check.min_headroom": (
        "Fail if capacity ÷ demand is below this.",
        "여유(용량 ÷ 수요)가 이보다 작으면 실패합니다.",
    ),
    "help.check.min_peak_headroom": (
        "Fail if the headroom of the worst hour is below this.",
        "최악 시간대의 여유가 이보다 작으면 실패합니다.",
    ),
    "help.check.max_wait_minutes": (
        "Fail if a message can wait longer than this for its run.",
        "메시지가 실행을 이보다 오래 기다릴 수 있으면 실패합니다.",
    ),
    "help.check.max_backlog_jobs": (
        "Fail if a run can leave more jobs than this behind.",
        "실행 뒤에 남는 작업이 이보다 많을 수 있으면 실패합니다.",
    ),
    "help.validate.files": (
        "Scenarios, price lists and policies; `-` is standard input.",
        "시나리오, 가격표, 정책. `-`는 표준 입력입니다.",
    ),
    "help.init.file": (
        "The file to write; capacity.yaml, or prices/VENDOR.yaml, by default.",
        "만들 파일. 기본값은 capacity.yaml 또는 prices/VENDOR.yaml입니다.",
    ),
    "help.init.folder": (
        "Let the scenario take its schedule and batch size from a vercel.json and an env file of this folder or up to "
        "three levels below; without FILE it is written there.",
        "이 폴더나 세 단계 아래까지의 폴더에 있는 vercel.json과 환경 변수 파일에서 일정과 배치 크기를 가져오는 시나리오를 만듭니다. FILE이 없으면 그 폴더에 씁니다.",
    ),
    "help.init.price_list": (
        "Write a price list of this vendor instead of a scenario.",
        "시나리오 대신 이 공급자의 가격표를 만듭니다.",
    ),
    "help.schema.name": (
        "scenario, price-list, policy, baseline, plan, roi, check, diff, forecast, solve, recommend, ladder, explain, explain-code, quote, prices-list, prices-show, prices-diff or validate.",
        "scenario, price-list, policy, baseline, plan, roi, check, diff, forecast, solve, recommend, ladder, explain, explain-code, quote, prices-list, prices-show, prices-diff, validate 중 하나.",
    ),
}
