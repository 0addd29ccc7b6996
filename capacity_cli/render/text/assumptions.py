"""What a plan takes for granted; a title, a message, a reason why it matters and a remedy for each code."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.ASM001.title": ("Time of a job unknown", "작업 시간 모름"),
    "finding.ASM001": (
        "how long a job takes is unknown: every batch of {batch} is assumed to finish in time",
        "작업 시간을 알 수 없어 배치 {batch}개가 항상 제시간에 끝난다고 가정합니다",
    ),
    "finding.ASM001.why": (
        "A function's time limit is what most often stops such a scheduler.",
        "이런 스케줄러를 가장 자주 멈추는 것은 함수 실행 시간 제한입니다.",
    ),
    "finding.ASM001.remedy": (
        "measure a job and set `scheduler.seconds_per_job`",
        "작업 시간을 재서 `scheduler.seconds_per_job`에 적으세요",
    ),
    "finding.ASM002.title": ("Time of a function unknown", "함수 시간 제한 모름"),
    "finding.ASM002": (
        "how long a function of {vendor} {plan} may run is unknown: its time limit is left out",
        "{vendor} {plan}의 함수 실행 시간 제한을 알 수 없어 계산에서 뺍니다",
    ),
    "finding.ASM002.missing": (
        "how long a function of {vendor} may run is unknown, since `services` names no plan of it: its time limit is left out",
        "`services`에 {vendor} 요금제가 없어 함수 실행 시간 제한을 알 수 없으므로 계산에서 뺍니다",
    ),
    "finding.ASM002.why": (
        "If the limit is shorter than a run, jobs are cut off.",
        "제한이 실행 시간보다 짧으면 작업이 중간에 끊깁니다.",
    ),
    "finding.ASM002.remedy": (
        "set `scheduler.function_max_seconds`",
        "`scheduler.function_max_seconds`를 적으세요",
    ),
    "finding.ASM002.remedy.missing": (
        "name the plan as `services.{vendor}.plan`, or set `scheduler.function_max_seconds`",
        "요금제를 `services.{vendor}.plan`에 적거나 `scheduler.function_max_seconds`를 적으세요",
    ),
    "finding.ASM003.title": ("Default assumed", "기본값 가정"),
    "finding.ASM003": ("`{key}` is not stated: {value} is assumed", "`{key}` 값이 없어 {value}(으)로 가정합니다"),
    "finding.ASM003.why": (
        "The figures rest on it as if it had been written.",
        "적혀 있는 것처럼 계산에 쓰입니다.",
    ),
    "finding.ASM003.remedy": ("state it, so that it is meant", "의도한 값이면 적어 두세요"),
    "finding.ASM004.title": ("Usage not stated", "적지 않은 사용량"),
    "finding.ASM004": (
        "{vendor} {plan}: the usage of {meters} is not stated, so it is neither billed nor held against a limit",
        "{vendor} {plan}: {meters} 사용량이 없어 청구에도 한도에도 반영하지 않았습니다",
    ),
    "finding.ASM004.why": (
        "A limit of a meter that is not stated can break unseen.",
        "적지 않은 미터의 한도는 모르는 사이에 넘을 수 있습니다.",
    ),
    "finding.ASM004.remedy": (
        "state it under `footprint` or `services.{vendor}.usage`",
        "`footprint`나 `services.{vendor}.usage`에 적으세요",
    ),
    "finding.ASM005.title": ("Months without a calendar", "달력 없는 월"),
    "finding.ASM005": (
        "the schedule `{schedule}` names months or years and the period is no month: it is taken to lie in one of them",
        "`{schedule}` 일정은 월이나 연도를 지정하지만 기간에 월이 없어 거기에 속한다고 가정합니다",
    ),
    "finding.ASM005.why": (
        "In other months the schedule does not fire at all.",
        "다른 달에는 일정이 아예 실행되지 않습니다.",
    ),
    "finding.ASM005.remedy": (
        "plan a month: `period: {{month: 2026-12}}`",
        "`period: {{month: 2026-12}}`처럼 월을 지정하세요",
    ),
    "finding.ASM006.title": ("Summer time", "서머타임"),
    "finding.ASM006": (
        "the clock of {zone} or {clock} changes in this period: the busiest time is that of a day on which {zone} is "
        "{hours} h ahead of {clock}",
        "이 기간에 {zone} 또는 {clock}의 시계가 바뀝니다. 가장 바쁜 때는 {zone}이(가) {clock}보다 {hours}시간 빠른 날로 계산합니다",
    ),
    "finding.ASM006.why": (
        "On the other days a burst meets the schedule an hour earlier or later, and the day of the change has an hour "
        "less or more. Runs are counted exactly.",
        "나머지 날에는 몰리는 시각이 일정과 한 시간 어긋나고, 바뀌는 날은 한 시간 짧거나 깁니다. 실행 수는 정확하게 셉니다.",
    ),
    "finding.ASM006.remedy": (
        "plan a month without the change: `period: {{month: 2026-07}}`",
        "시계가 바뀌지 않는 달을 계획하세요: `period: {{month: 2026-07}}`",
    ),
    "finding.ASM007.title": ("One started unit a run", "실행당 한 단위 가정"),
    "finding.ASM007": (
        "{vendor} {plan}: how long a run takes is unknown, so each run is taken to start one unit of {meter}",
        "{vendor} {plan}: 실행 시간을 알 수 없어 실행마다 {meter} 한 단위를 쓴다고 가정합니다",
    ),
    "finding.ASM007.why": (
        "Started units are billed whole: a run that is longer costs a multiple.",
        "시작한 단위는 통째로 청구됩니다. 실행이 길어지면 비용이 몇 배가 됩니다.",
    ),
    "finding.ASM007.remedy": (
        "measure a job and set `scheduler.seconds_per_job`",
        "작업 시간을 재서 `scheduler.seconds_per_job`에 적으세요",
    ),
    "finding.ASM008.title": ("Tier of the own month", "당월 물량의 단계"),
    "finding.ASM008": (
        "{vendor} {plan}: the tier of {meter} follows the mean of the last {months} months; this month is taken for it",
        "{vendor} {plan}: {meter} 단계는 최근 {months}개월 평균을 따르는데, 이번 달 물량을 평균으로 봅니다",
    ),
    "finding.ASM008.why": (
        "After a month of growth the old tier still holds for a while.",
        "물량이 늘어도 한동안은 이전 단계가 적용됩니다.",
    ),
    "finding.ASM008.remedy": (
        "plan the months before as well, if the volume changes",
        "물량이 바뀐다면 앞선 달도 계획하세요",
    ),
    "finding.ASM009.title": ("Commercial or not", "상업용 여부 모름"),
    "finding.ASM009": (
        "{vendor} {plan} forbids commercial use, and the scenario does not say whether this is",
        "{vendor} {plan} 요금제는 상업적 사용을 금지하는데, 상업용인지 적혀 있지 않습니다",
    ),
    "finding.ASM009.why": (
        "A service that earns money, or sends for one that does, is commercial.",
        "수익을 내거나 수익 사업을 위해 발송하면 상업용입니다.",
    ),
    "finding.ASM009.remedy": (
        "set `commercial: true` or `commercial: false`",
        "`commercial: true`나 `commercial: false`를 적으세요",
    ),
    "finding.ASM010.title": ("Waves wait for their slowest", "가장 느린 작업을 기다림"),
    "finding.ASM010": (
        "jobs run in waves: `scheduler.seconds_per_job` is taken to be that of the slowest job of a wave",
        "작업이 묶음으로 실행되므로 `scheduler.seconds_per_job`을 묶음에서 가장 느린 작업의 시간으로 봅니다",
    ),
    "finding.ASM010.why": (
        "With ten jobs of random length at a time, a wave takes about three times a mean job.",
        "길이가 들쭉날쭉한 작업 열 개를 한 묶음으로 하면 평균의 세 배쯤 걸립니다.",
    ),
    "finding.ASM010.remedy": (
        "measure whole waves, or use a pool, in which a job starts as soon as another is done",
        "묶음 전체의 시간을 재거나, 하나가 끝나면 바로 다음을 시작하는 풀을 쓰세요",
    ),
    "finding.ASM011.title": ("Needs of a job unknown", "작업 요구량 모름"),
    "finding.ASM011": (
        "jobs run at the same time and what one needs is unknown ({needs}): these limit nothing here",
        "작업이 동시에 실행되는데 작업 하나의 요구량({needs})을 몰라 제한에 반영하지 않았습니다",
    ),
    "finding.ASM011.why": (
        "Memory, connections and open files are what concurrency runs out of first.",
        "동시 처리는 메모리, 연결, 열린 파일부터 바닥납니다.",
    ),
    "finding.ASM011.remedy": (
        "measure a job and set `scheduler.per_job`",
        "작업을 재서 `scheduler.per_job`에 적으세요",
    ),
    "finding.ASM012.title": ("Missed evenly", "고르게 누락"),
    "finding.ASM012": (
        "{share} % of the runs are missed and taken to be spread evenly: each run does so much less, and the longest wait "
        "leaves out the gap of up to {gap} minutes that a missed run adds",
        "실행의 {share} %가 고르게 누락된다고 가정합니다. 실행마다 처리량이 그만큼 줄며, 누락된 실행 때문에 최대 {gap}분 더 기다리는 것은 "
        "최장 대기에 넣지 않습니다",
    ),
    "finding.ASM012.why": (
        "A run is missed whole: at a busy time, or several in a row, it delays more than the mean does.",
        "누락은 실행 단위로 일어납니다. 바쁜 시간이거나 연속되면 평균보다 더 늦어집니다.",
    ),
    "finding.ASM012.remedy": (
        'try the worst time: `missed_runs: {{share: 2%, in_a_row: 3, from: "09:00"}}`',
        '가장 나쁜 시각을 시험하세요: `missed_runs: {{share: 2%, in_a_row: 3, from: "09:00"}}`',
    ),
    "finding.ASM013.title": ("Delivery not stated", "적지 않은 전달 방식"),
    "finding.ASM013": (
        "`{trigger}` {what}, and the scenario does not say how often ({keys}): never is assumed",
        "`{trigger}`은(는) {what}. 얼마나 자주인지 적혀 있지 않아({keys}) 그런 일이 없다고 가정합니다",
    ),
    "finding.ASM013.why": (
        "A missed run costs capacity and makes jobs wait; one that comes twice uses more, and can send twice.",
        "누락된 실행은 용량을 줄이고 작업을 기다리게 합니다. 두 번 전달된 실행은 사용량을 늘리고 중복 발송할 수 있습니다.",
    ),
    "finding.ASM013.remedy": (
        "count them in your logs and state the share, `0%` if there are none",
        "로그에서 세어 비율을 적으세요. 없으면 `0%`입니다",
    ),
    "finding.ASM014.title": ("Longer than the default", "기본값보다 긴 실행"),
    "finding.ASM014": (
        "a full run takes {seconds} s, which {vendor} {plan} allows (at most {most} s) only if the function is configured "
        "so: without a duration of its own it is ended after {default} s",
        "최대 실행은 {seconds}초입니다. {vendor} {plan} 요금제는 최대 {most}초까지 허용하지만, 함수에 실행 시간을 설정하지 않으면 "
        "기본값인 {default}초에 끝냅니다",
    ),
    "finding.ASM014.why": (
        "The plan counts on the most that is allowed; a function that nobody configured is cut off earlier.",
        "이 계획은 허용되는 최댓값을 전제로 합니다. 설정하지 않은 함수는 더 일찍 잘립니다.",
    ),
    "finding.ASM014.remedy": (
        "configure the duration where the function is deployed, and state it as `scheduler.function_max_seconds`",
        "배포 설정에 함수의 실행 시간을 정하고 `scheduler.function_max_seconds`에 적으세요",
    ),
    "finding.ASM020.title": ("Holidays of other months", "다른 달의 휴일"),
    "finding.ASM020": (
        "these holidays lie outside the period {month} and change nothing: {holidays}",
        "기간 {month} 밖의 휴일은 계산에 영향을 주지 않습니다: {holidays}",
    ),
    "finding.ASM020.why": (
        "A wrong year or month leaves a day active that was meant to be free.",
        "연도나 달을 잘못 적으면 쉬려던 날이 활동일로 남습니다.",
    ),
    "finding.ASM020.remedy": (
        "check the dates; those of other months may stay for when these are planned",
        "날짜를 확인하세요. 다른 달을 계획할 때 쓸 휴일이라면 그대로 두어도 됩니다",
    ),
}
