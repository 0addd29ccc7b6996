"""What is wrong with a document, and what to do about it; a message and a remedy for each problem code."""

TEXTS: dict[str, tuple[str, str]] = {
    "problem.DOC001": ("this is not valid YAML: {detail}", "올바른 YAML이 아닙니다. YAML 해석기의 말: {detail}"),
    "problem.DOC001.remedy": (
        "check the indentation (blanks, no tabs), the brackets and the quotes up to here",
        "여기까지의 들여쓰기(탭이 아닌 공백), 괄호, 따옴표를 확인하세요",
    ),
    "problem.DOC002": (
        "the file is not UTF-8; it looks like {encoding}",
        "UTF-8 파일이 아닙니다. {encoding}(으)로 보입니다",
    ),
    "problem.DOC002.remedy": ("save it as UTF-8", "UTF-8로 저장하세요"),
    "problem.DOC003": ("control character {character}", "제어 문자 {character}"),
    "problem.DOC003.remedy": (
        "remove it; in a quoted text it can be written as an escape",
        "지우세요. 따옴표 안에서는 이스케이프로 쓸 수 있습니다",
    ),
    "problem.DOC004": ("too much: {limit} must be at most {maximum}", "너무 큽니다: {limit}의 상한은 {maximum}입니다"),
    "problem.DOC004.remedy": ("make the file smaller, or split it", "파일을 줄이거나 나누세요"),
    "problem.DOC005": ("the file is empty", "빈 파일입니다"),
    "problem.DOC005.remedy": (
        "`capacity init` writes a scenario to start from",
        "`capacity init`이 출발점이 될 시나리오를 만들어 줍니다",
    ),
    "problem.begin_with": ("begin with `{begins}`", "`{begins}`(으)로 시작하세요"),
    "problem.DOC006": ("a second document begins here", "여기서 두 번째 문서가 시작됩니다"),
    "problem.DOC006.remedy": (
        "keep one document in a file; `variants:` holds several scenarios",
        "파일 하나에 문서 하나만 두세요. 여러 시나리오는 `variants:`에 씁니다",
    ),
    "problem.DOC007": (
        "the key `{key}` stands here a second time; the first is in line {line}",
        "`{key}` 키가 두 번 나옵니다. 처음은 {line}번째 줄입니다",
    ),
    "problem.DOC007.remedy": ("keep one of the two", "둘 중 하나만 남기세요"),
    "problem.DOC008": ("{feature} is not allowed here", "{feature}은(는) 쓸 수 없습니다"),
    "problem.DOC008.remedy": ("write the value out", "값을 풀어서 쓰세요"),
    "problem.DOC009": ("this is not valid JSON: {detail}", "올바른 JSON이 아닙니다. JSON 해석기의 말: {detail}"),
    "problem.DOC009.remedy": (
        "check the commas, the brackets and the quotes up to here",
        "여기까지의 쉼표, 괄호, 따옴표를 확인하세요",
    ),
    "problem.DOC010": ("there is no such file: {path}", "파일이 없습니다: {path}"),
    "problem.DOC010.remedy": ("check the path", "경로를 확인하세요"),
    "problem.DOC011": ("this is not a file but {kind}: {path}", "파일이 아니라 {kind}입니다: {path}"),
    "problem.DOC011.remedy": ("name a file", "파일을 지정하세요"),
    "problem.DOC012": ("the file cannot be read: {reason}", "파일을 읽을 수 없습니다: {reason}"),
    "problem.DOC012.remedy": ("check who may read it", "읽기 권한을 확인하세요"),
    "problem.DOC013": (
        "the path leads out of the scenario's root {root}: {path}",
        "경로가 시나리오의 루트 {root}을(를) 벗어납니다: {path}",
    ),
    "problem.DOC013.remedy": (
        "keep the file below the root: the repository, or else the scenario's folder",
        "파일을 루트(저장소, 없으면 시나리오 폴더) 아래에 두세요",
    ),
    "problem.DOC014": (
        "the files extend each other in a circle: {path}",
        "파일들이 서로를 돌아가며 확장합니다: {path}",
    ),
    "problem.DOC014.remedy": ("remove one `extends:`", "`extends:` 하나를 지우세요"),
    "problem.DOC015": ("the file exists already: {path}", "파일이 이미 있습니다: {path}"),
    "problem.DOC015.remedy": ("choose another name, or remove the file", "다른 이름을 쓰거나 파일을 지우세요"),
    "problem.DOC016": ("the file cannot be written: {reason}", "파일을 쓸 수 없습니다: {reason}"),
    "problem.DOC016.remedy": ("check the folder and who may write there", "폴더와 쓰기 권한을 확인하세요"),
    "problem.DOC017": (
        "the folder holds no price list: {path}",
        "폴더에 가격표가 없습니다: {path}",
    ),
    "problem.DOC017.remedy": (
        "put a price list there, such as vendor.yaml, or name an edition",
        "vendor.yaml 같은 가격표를 넣거나 에디션을 지정하세요",
    ),
    "problem.DOC018": ("the variable `{name}` {what}", "환경 변수 `{name}`: {what}"),
    "problem.DOC018.remedy": (
        "write a line such as `{name}=50` into the env file",
        "환경 변수 파일에 `{name}=50` 같은 줄을 쓰세요",
    ),
    "problem.DOC019": (
        "the cron path `{path}` has a second entry here; the first is in line {line}",
        "cron 경로 `{path}`의 항목이 두 번 나옵니다. 처음은 {line}번째 줄입니다",
    ),
    "problem.DOC019.remedy": (
        "keep one entry of that path, so that it is clear which schedule is meant",
        "어느 일정인지 분명하도록 그 경로의 항목을 하나만 남기세요",
    ),
    "problem.DOC020": ("unknown key `{key}`", "모르는 키 `{key}`"),
    "problem.DOC020.remedy": ("allowed here: {allowed}", "여기에 쓸 수 있는 키: {allowed}"),
    "problem.DOC021": ("the key `{key}` is missing", "`{key}` 키가 없습니다"),
    "problem.DOC021.remedy": ("add `{key}:`", "`{key}:`을(를) 추가하세요"),
    "problem.DOC022": ("{expected} is needed here, not {found}", "{found}이(가) 아니라 {expected}이(가) 필요합니다"),
    "problem.DOC022.remedy": ("write {expected}", "{expected}(으)로 쓰세요"),
    "problem.DOC023": ("unknown format `{found}`", "모르는 형식 `{found}`"),
    "problem.DOC023.remedy": ("known: {expected}", "지원하는 형식: {expected}"),
    "problem.DOC024": (
        "exactly one of {keys} must be given; found: {found}",
        "{keys} 중 정확히 하나만 있어야 합니다. 지금: {found}",
    ),
    "problem.DOC024.remedy": ("keep one of them", "하나만 남기세요"),
    "problem.DOC025": ("`{key}` has no value", "`{key}`에 값이 없습니다"),
    "problem.DOC025.remedy": (
        "write a value, or remove the key to take its default",
        "값을 쓰거나, 기본값을 쓰려면 키를 지우세요",
    ),
    "problem.DOC026": ("{detail}", "{detail}"),
    "problem.DOC026.remedy": (
        "`{command} --help` lists what there is",
        "`{command} --help`로 쓸 수 있는 것을 확인하세요",
    ),
    "problem.DOC027": ("{count} more problems are not shown", "문제 {count}개를 더 보여 주지 않았습니다"),
    "problem.DOC027.remedy": ("mend those above first", "위의 문제부터 고치세요"),
    "problem.DOC030": ("`{found}` is not a number", "`{found}`은(는) 숫자가 아닙니다"),
    "problem.DOC030.remedy": (
        "write digits, with `.` for decimals, such as 1200 or 0.5; `_` may set thousands apart",
        "1200이나 0.5처럼 숫자로 쓰세요. 소수점은 `.`, 자릿수 구분은 `_`입니다",
    ),
    "problem.DOC031": ("`{found}` is not a whole number", "`{found}`은(는) 정수가 아닙니다"),
    "problem.DOC031.remedy": ("write it without a fraction", "소수 없이 쓰세요"),
    "problem.DOC032": (
        "`{found}` is too small; it must be {bound} {minimum}",
        "`{found}`은(는) 너무 작습니다. {minimum} {bound}의 수여야 합니다",
    ),
    "problem.DOC032.remedy": ("write a number {bound} {minimum}", "{minimum} {bound}의 수를 쓰세요"),
    "problem.DOC033": (
        "`{found}` is too large; it must be {bound} {maximum}",
        "`{found}`은(는) 너무 큽니다. {maximum} {bound}이어야 합니다",
    ),
    "problem.DOC033.remedy": ("write a value {bound} {maximum}", "{maximum} {bound}으로 쓰세요"),
    "problem.DOC034": (
        "`{found}` has more than {decimals} decimals",
        "`{found}`은(는) 소수 자릿수가 {decimals}을(를) 넘습니다",
    ),
    "problem.DOC034.remedy": ("round it", "반올림하세요"),
    "problem.DOC035": ("`{found}` is not a {kind}", "`{found}`은(는) {kind}이(가) 아닙니다"),
    "problem.DOC035.remedy": ("allowed: {allowed}", "쓸 수 있는 값: {allowed}"),
    "problem.DOC028": (
        "the output `{path}` is named already: as another output, or as a file that the command reads or writes",
        "출력 `{path}`은(는) 다른 출력으로, 또는 명령이 읽거나 쓰는 파일로 이미 지정되어 있습니다",
    ),
    "problem.DOC028.remedy": ("give each output a file of its own", "출력마다 다른 파일을 지정하세요"),
    "problem.DOC029": (
        "the variable `{name}` is set here again; it is already set in line {lines}",
        "환경 변수 `{name}`이(가) 여기서 다시 정의됩니다. 이미 {lines}번째 줄에 있습니다",
    ),
    "problem.DOC029.remedy": (
        "keep one of the lines, so that it is clear which value the service takes",
        "서비스가 쓰는 값이 분명하도록 한 줄만 남기세요",
    ),
    "problem.DOC036": ("`{found}` is not {expected}", "`{found}`은(는) {expected}이(가) 아닙니다"),
    "problem.DOC036.remedy": ("write it like {example}", "{example}처럼 쓰세요"),
    "problem.DOC037": (
        "the shares add up to {found} %; they must be {expected} %",
        "비율의 합이 {found} %입니다. {expected} %여야 합니다",
    ),
    "problem.DOC037.remedy": ("adjust the shares", "비율을 맞추세요"),
    "problem.DOC038": (
        "the lower bound {minimum} is above the upper bound {maximum}",
        "하한 {minimum}이(가) 상한 {maximum}보다 큽니다",
    ),
    "problem.DOC038.remedy": ("exchange the two", "둘을 맞바꾸세요"),
    "problem.DOC039": (
        "`{found}` does not convert into `{unit}`, the unit of {meter}",
        "`{found}`은(는) {meter}의 단위 `{unit}`(으)로 바꿀 수 없습니다",
    ),
    "problem.DOC039.remedy": ("allowed: {allowed}", "쓸 수 있는 단위: {allowed}"),
    "problem.DOC040": ("unknown {kind} `{name}`", "모르는 {kind} `{name}`"),
    "problem.DOC040.remedy": ("known: {allowed}", "아는 이름: {allowed}"),
    "problem.DOC041": (
        "several services have the meter `{meter}`: {vendors}",
        "`{meter}` 미터가 여러 서비스에 있습니다: {vendors}",
    ),
    "problem.DOC041.remedy": (
        "state it as `services.<vendor>.usage.{meter}`",
        "`services.<공급자>.usage.{meter}`로 쓰세요",
    ),
    "problem.DOC042": (
        "{vendor} bills in {currency}, and there is no exchange rate to {target}",
        "{vendor}은(는) {currency}로 청구하는데 {target} 환율이 없습니다",
    ),
    "problem.DOC042.remedy": (
        "add `exchange_rates: {{{currency}: …}}`, the {target} for 1 {currency}",
        "1 {currency}에 해당하는 {target}을(를) `exchange_rates: {{{currency}: …}}`로 추가하세요",
    ),
    "problem.DOC043": ("`{key}` needs {needs}", "`{key}`에는 {needs}이(가) 필요합니다"),
    "problem.DOC043.remedy": ("add {needs}", "{needs}을(를) 추가하세요"),
    "problem.DOC044": (
        "the vendor `{vendor}` has two price lists in this folder: {first} and {second}",
        "이 폴더에 `{vendor}` 가격표가 둘 있습니다: {first}, {second}",
    ),
    "problem.DOC044.remedy": ("keep one of them", "하나만 남기세요"),
    "problem.DOC045": (
        "several price lists have the trigger `{trigger}`: {vendors}",
        "`{trigger}` 트리거가 여러 가격표에 있습니다: {vendors}",
    ),
    "problem.DOC045.remedy": ("rename it in one of the lists", "한 가격표에서 이름을 바꾸세요"),
    "problem.DOC046": (
        "the meter `{meter}` has a second charge in this plan",
        "이 요금제에 `{meter}` 미터의 요금이 두 번 있습니다",
    ),
    "problem.DOC046.remedy": (
        "keep one charge for each meter; a fee in any case is its `base_fee`",
        "미터마다 요금 하나만 두세요. 고정 요금은 `base_fee`로 씁니다",
    ),
    "problem.DOC047": ("no value is given for {as_of}", "{as_of}에 해당하는 값이 없습니다"),
    "problem.DOC047.remedy": (
        "add an entry that holds on that day, or ask for another one with `--as-of`",
        "그날의 값을 추가하거나 `--as-of`로 다른 날을 지정하세요",
    ),
    "problem.DOC048": (
        "two entries hold at the same time, from {first} up to {last}",
        "{first}부터 {last} 전까지 두 값이 겹칩니다",
    ),
    "problem.DOC048.remedy": (
        "let one end where the next begins: `effective_to` is the first day that no longer counts",
        "앞의 것이 끝나는 날에 다음 것이 시작되게 하세요. `effective_to`는 포함되지 않는 첫날입니다",
    ),
    "problem.DOC049": (
        "a price that is needed here depends on `{key}`, and none of its values is chosen",
        "여기에 필요한 가격이 `{key}`에 따라 다른데 선택하지 않았습니다",
    ),
    "problem.DOC049.remedy": ("choose `{key}`: {allowed}", "`{key}`을(를) 고르세요: {allowed}"),
    "problem.DOC050": (
        "a cron expression has {expected} fields here, not {found}",
        "cron 식의 필드는 {found}개가 아니라 {expected}개여야 합니다",
    ),
    "problem.DOC050.remedy": (
        "write minute, hour, day of month, month and day of week, such as `*/5 * * * *`",
        "`*/5 * * * *`처럼 분, 시, 일, 월, 요일을 쓰세요",
    ),
    "problem.DOC051": ("cron field {field} `{text}`: {reason}", "cron {field} 필드 `{text}`: {reason}"),
    "problem.DOC051.remedy": ("allowed: {range}", "쓸 수 있는 범위: {range}"),
    "problem.DOC052": (
        "day of month `{day_of_month}` and day of week `{day_of_week}` are both set, which this trigger refuses",
        "일 `{day_of_month}`과(와) 요일 `{day_of_week}`을(를) 함께 지정하면 이 트리거가 거부합니다",
    ),
    "problem.DOC052.remedy": ("leave one of the two as `*`", "둘 중 하나는 `*`로 두세요"),
    "problem.DOC053": ("the schedule `{text}` never fires", "`{text}` 일정은 한 번도 실행되지 않습니다"),
    "problem.DOC053.remedy": ("choose a day that the month has", "그 달에 있는 날을 고르세요"),
    "problem.DOC054": (
        "`{trigger}` reads its schedules in {zone}, not in {found}",
        "`{trigger}` 트리거는 일정을 {found}이(가) 아니라 {zone} 시간대로 읽습니다",
    ),
    "problem.DOC054.remedy": (
        "write the schedule in {zone} and leave `zone` out",
        "일정을 {zone} 시간대로 쓰고 `zone`은 빼세요",
    ),
    "problem.DOC060": ("the last tier must be open", "마지막 단계는 열려 있어야 합니다"),
    "problem.DOC060.remedy": (
        "leave out `up_to` of the last tier, so that every quantity has a price",
        "모든 수량에 가격이 있도록 마지막 단계에서 `up_to`를 빼세요",
    ),
    "problem.DOC061": ("the tiers are not in order", "단계의 순서가 맞지 않습니다"),
    "problem.DOC061.remedy": (
        "let `up_to` grow from tier to tier, and only the last one be without it",
        "`up_to`는 단계마다 커져야 하고 마지막 단계에만 없어야 합니다",
    ),
    "problem.DOC062": ("amounts cannot be rounded to {to} like this", "금액을 {to} 단위로 이렇게 반올림할 수 없습니다"),
    "problem.DOC062.remedy": (
        "write a whole amount or a whole part of 1, such as 0.01, 0.05, 1 or 10; `none` takes no other key",
        "0.01, 0.05, 1, 10처럼 정수나 1을 나누는 수를 쓰세요. `none`에는 다른 키를 쓸 수 없습니다",
    ),
    "problem.DOC063": ("from {date} up to {date} there is no day", "{date}부터 {date} 전까지는 하루도 없습니다"),
    "problem.DOC064": (
        "no day of the period is active: each is another day of the week, or a holiday",
        "기간에 활동일이 없습니다. 모든 날이 다른 요일이거나 휴일입니다",
    ),
    "problem.DOC064.remedy": (
        "add days of the week, remove holidays, or plan a longer period",
        "요일을 추가하거나, 휴일을 지우거나, 더 긴 기간을 계획하세요",
    ),
    "problem.DOC065": ("`{name}` stands in this list a second time", "목록에 `{name}`이(가) 두 번 나옵니다"),
    "problem.DOC065.remedy": ("keep one: it counts once", "한 번만 적용되므로 하나만 남기세요"),
    "problem.DOC066": (
        "the list ends after {listed} of the {needed} months that the forecast has after the first",
        "목록이 첫 달 다음의 {needed}개월 중 {listed}개월에서 끝납니다",
    ),
    "problem.DOC066.remedy": (
        "add the months that are missing, or ask for fewer: `--months {months}`",
        "빠진 달을 추가하거나 기간을 줄이세요: `--months {months}`",
    ),
    "problem.DOC067": (
        "growth leads beyond all measure: the volume of month {month} is above 10^200 or below 10^-200 a day",
        "증가가 셀 수 있는 범위를 벗어납니다. {month}번째 달의 하루 물량이 10^200보다 크거나 10^-200보다 작습니다",
    ),
    "problem.DOC067.remedy": (
        "write a smaller change, or ask for fewer months",
        "변화율을 줄이거나 개월 수를 줄이세요",
    ),
    "problem.DOC063.remedy": (
        "`effective_to` is the first day that no longer counts: write a later one",
        "`effective_to`는 포함되지 않는 첫날입니다. 더 늦은 날을 쓰세요",
    ),
    "problem.DOC070": (
        "this copy of the repository does not have the revision `{revision}`, or not all of it",
        "이 저장소 사본에 `{revision}` 리비전이 없거나 일부만 있습니다",
    ),
    "problem.DOC070.remedy": (
        "check the name; in a shallow clone fetch it first: `git fetch --unshallow`, or `fetch-depth: 0` where a workflow "
        "checks the repository out; a partial clone needs one without `--filter`",
        "이름을 확인하세요. 얕은 클론이면 먼저 가져오세요. `git fetch --unshallow`를 실행하거나, 워크플로가 저장소를 체크아웃할 때 `fetch-depth: 0`을 쓰세요. 부분 클론이면 `--filter` 없이 복제하세요",
    ),
    "problem.DOC072": (
        "nothing to compare: base and head have no scenario in common",
        "비교할 것이 없습니다. 양쪽에 함께 있는 시나리오가 없습니다",
    ),
    "problem.DOC072.remedy": (
        "name a file that the revision has, or a revision that has the file; `capacity plan` shows a new one",
        "리비전에 있는 파일이나 파일이 있는 리비전을 지정하세요. 새 시나리오는 `capacity plan`으로 봅니다",
    ),
    "problem.DOC071": ("no revision can be read: {reason}", "리비전을 읽을 수 없습니다: {reason}"),
    "problem.DOC071.remedy": (
        "run it in a clone of the repository, with `git` installed",
        "`git`이 설치된 곳에서, 저장소의 클론 안에서 실행하세요",
    ),
    "problem.DOC080": (
        "`{key}` is to stay at `{found}`, and the bounds exclude that: {allowed}",
        "`{key}` 값 `{found}`을(를) 그대로 두라고 했지만 범위에서 빠져 있습니다: {allowed}",
    ),
    "problem.DOC080.remedy": (
        "widen the bounds, or do not keep it",
        "범위를 넓히거나 keep에서 빼세요",
    ),
    "problem.DOC081": (
        "`{path}` has changed since it was read",
        "`{path}` 파일이 읽은 뒤에 바뀌었습니다",
    ),
    "problem.DOC081.remedy": (
        "run the command again; `--force` changes the value in the new text",
        "명령을 다시 실행하세요. `--force`를 주면 새 내용에서 값을 바꿉니다",
    ),
    "problem.DOC082": (
        "`{path}` has changes that are not committed",
        "`{path}` 파일에 커밋하지 않은 변경이 있습니다",
    ),
    "problem.DOC082.remedy": (
        "commit or stash them first; `--force` writes all the same",
        "먼저 커밋하거나 따로 보관하세요. `--force`를 주면 그대로 씁니다",
    ),
    "problem.DOC083": (
        "`{key}` cannot be changed here without changing something else",
        "여기서는 다른 것을 바꾸지 않고 `{key}` 값을 바꿀 수 없습니다",
    ),
    "problem.DOC083.remedy": (
        "write `{key}: {after}` yourself",
        "`{key}: {after}`을(를) 직접 쓰세요",
    ),
    "problem.DOC084": (
        "after so many problems the rest of the file is not looked through",
        "문제가 많아 파일의 나머지는 살펴보지 않았습니다",
    ),
    "problem.DOC084.remedy": ("mend those above first", "위의 문제부터 고치세요"),
    "problem.no_such_names": (
        "there are none here; remove it, or declare it",
        "여기에는 없습니다. 지우거나 선언하세요",
    ),
    "problem.did_you_mean": ("did you mean `{suggestion}`?", "`{suggestion}`을(를) 뜻하셨나요?"),
}
