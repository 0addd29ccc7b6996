"""Remarks about a plan; a title, a message, a reason why it matters and a remedy for each finding code."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.CAP001.title": ("Over capacity", "용량 초과"),
    "finding.CAP001": (
        "{demand} messages become due a day and {capacity} can be sent (headroom {headroom}×): the backlog grows by "
        "{growth} jobs a day",
        "하루 {demand}건이 발생하는데 {capacity}건만 보낼 수 있습니다(여유 {headroom}배). 백로그가 하루 {growth}개 작업씩 늘어납니다",
    ),
    "finding.CAP001.why": (
        "Messages wait longer every day and the queue never empties.",
        "메시지가 날마다 더 오래 기다리고 대기열이 비지 않습니다.",
    ),
    "finding.CAP001.remedy": (
        "raise the binding constraint: a larger batch, more frequent runs, faster or concurrent jobs",
        "병목을 넓히세요: 배치를 키우거나, 더 자주 실행하거나, 작업을 빠르게 또는 동시에 처리합니다",
    ),
    "finding.CAP002.title": ("No time for a job", "작업할 시간 없음"),
    "finding.CAP002": (
        "a run may take {limit} s and {overhead} s are overhead: not one job fits",
        "실행 제한 {limit}초 중 오버헤드가 {overhead}초라 작업을 하나도 처리할 수 없습니다",
    ),
    "finding.CAP002.why": ("The service sends nothing at all.", "서비스가 아무것도 보내지 못합니다."),
    "finding.CAP002.remedy": (
        "shorten the overhead or a job, or choose a plan whose functions run longer",
        "오버헤드나 작업 시간을 줄이거나, 함수가 더 오래 실행되는 요금제를 고르세요",
    ),
    "finding.CAP003.title": ("Long wait", "긴 대기"),
    "finding.CAP003": (
        "a message can wait {wait} minutes for its run (alert at {threshold})",
        "메시지가 최대 {wait}분을 기다립니다(기준 {threshold}분)",
    ),
    "finding.CAP003.why": (
        "The daily total can fit and the morning still be late: a burst is taken batch by batch.",
        "하루 총량은 맞아도 아침에는 늦을 수 있습니다. 몰린 메시지는 배치 단위로 처리됩니다.",
    ),
    "finding.CAP003.remedy": (
        "raise what a run can do, run more often, or spread the due times",
        "실행당 처리량을 늘리거나, 더 자주 실행하거나, 예약 시각을 분산하세요",
    ),
    "finding.CAP004.title": ("Many jobs wait", "대기 작업 많음"),
    "finding.CAP004": (
        "a run leaves up to {backlog} jobs behind (alert at {threshold}); that many wait on {minutes} minutes a day",
        "실행 뒤에 최대 {backlog}개 작업이 남습니다(기준 {threshold}개). 기준 이상이 하루 {minutes}분 동안 기다립니다",
    ),
    "finding.CAP004.why": (
        "A backlog that a run leaves behind delays everything that becomes due after it.",
        "남은 백로그는 그 뒤에 예약된 모든 메시지를 늦춥니다.",
    ),
    "finding.CAP004.remedy": (
        "raise what a run can do, run more often, or spread the due times",
        "실행당 처리량을 늘리거나, 더 자주 실행하거나, 예약 시각을 분산하세요",
    ),
    "finding.CAP005.title": ("No run in the period", "기간 중 실행 없음"),
    "finding.CAP005": (
        "the schedule `{schedule}` does not fire in this period",
        "`{schedule}` 일정은 이 기간에 한 번도 실행되지 않습니다",
    ),
    "finding.CAP005.why": ("Nothing is sent in the period.", "이 기간에는 아무것도 보내지 않습니다."),
    "finding.CAP005.remedy": (
        "change the schedule, or plan a period in which it fires",
        "일정을 바꾸거나, 일정이 실행되는 기간을 계획하세요",
    ),
    "finding.CAP006.title": ("Not strict JSON", "엄격하지 않은 JSON"),
    "finding.CAP006": (
        "the file of the schedule has {what}, which the vendor's own parser refuses",
        "공급자의 해석기가 거부하는 것이 일정 파일에 있습니다: {what}",
    ),
    "finding.CAP006.why": (
        "This program reads such a file, the vendor does not: the deployment fails, and its schedules are not registered.",
        "이 프로그램은 읽지만 공급자는 읽지 않습니다. 배포가 실패해 일정이 등록되지 않습니다.",
    ),
    "finding.CAP006.remedy": (
        "remove it, so that the file is plain JSON in UTF-8 without a byte-order mark",
        "지우세요. 파일은 바이트 순서 표시가 없는 UTF-8의 순수한 JSON이어야 합니다",
    ),
    "finding.CAP007.title": ("Schedule refused", "거부되는 일정"),
    "finding.CAP007": (
        "{vendor} {plan} takes no schedule more frequent than one run in {shortest} s, and `{schedule}` runs every "
        "{gap} s at its densest. The vendor says: {words}",
        "{vendor} {plan} 요금제는 {shortest}초에 한 번보다 잦은 일정을 받지 않는데 `{schedule}`은(는) 가장 촘촘할 때 {gap}초마다 실행됩니다. "
        "공급자의 말: {words}",
    ),
    "finding.CAP007.why": (
        "The deployment is refused, or the job never fires: nothing of this plan comes true.",
        "배포가 거부되거나 작업이 실행되지 않아 이 계획이 이루어지지 않습니다.",
    ),
    "finding.CAP007.remedy": (
        "run less often, move to a plan that takes the schedule, or use another trigger",
        "덜 자주 실행하거나, 이 일정을 받는 요금제로 옮기거나, 다른 트리거를 쓰세요",
    ),
    "finding.CAP008.title": ("Uneven gaps", "고르지 않은 간격"),
    "finding.CAP008": (
        "`{schedule}` leaves gaps of {gaps} minutes: its step does not divide the hour or the day ({runs} runs a day)",
        "`{schedule}`의 실행 간격은 {gaps}분으로 고르지 않습니다. 간격이 시간이나 하루를 나누지 못합니다(하루 {runs}회)",
    ),
    "finding.CAP008.why": (
        "Steps start again in each hour: the number of runs is not what the step suggests, and the longest gap decides "
        "how long a message waits.",
        "간격은 매시간 새로 시작합니다. 실행 수가 짐작과 다르고, 가장 긴 간격이 대기 시간을 정합니다.",
    ),
    "finding.CAP008.remedy": (
        "choose a step that divides 60 minutes or 24 hours",
        "60분이나 24시간을 나누는 간격을 고르세요",
    ),
    "finding.CAP009.title": ("Use forbidden", "금지된 사용"),
    "finding.CAP009": (
        "{vendor} {plan} forbids commercial use, and this service is commercial",
        "{vendor} {plan} 요금제는 상업적 사용을 금지하는데 이 서비스는 상업용입니다",
    ),
    "finding.CAP009.why": (
        "The vendor may stop the service without notice.",
        "공급자가 예고 없이 서비스를 멈출 수 있습니다.",
    ),
    "finding.CAP009.remedy": ("move to a paid plan", "유료 요금제로 옮기세요"),
    "finding.CAP010.title": ("Batch not done in time", "시간 안에 못 끝내는 배치"),
    "finding.CAP010": (
        "a run has {seconds} usable seconds, enough for {jobs} of the {batch} jobs of its batch",
        "실행 하나의 가용 시간 {seconds}초로는 배치 {batch}개 중 {jobs}개만 처리합니다",
    ),
    "finding.CAP010.why": (
        "What a run has claimed and not done when it is cut off is stuck or sent twice.",
        "잘린 실행이 가져간 작업은 멈춰 있거나 두 번 발송됩니다.",
    ),
    "finding.CAP010.remedy": (
        "take a smaller batch ({jobs}), do jobs at the same time, or choose a plan whose functions run longer",
        "배치를 {jobs}(으)로 줄이거나, 작업을 동시에 처리하거나, 함수가 더 오래 실행되는 요금제를 고르세요",
    ),
    "finding.CAP011.title": ("Out of memory", "메모리 부족"),
    "finding.CAP011": (
        "memory holds so few jobs at a time that a run does {jobs} of its {batch}",
        "메모리가 동시에 담는 작업이 적어 실행 하나가 {batch}개 중 {jobs}개만 처리합니다",
    ),
    "finding.CAP011.why": (
        "A function that runs out of memory is killed.",
        "메모리가 모자란 함수는 강제로 종료됩니다.",
    ),
    "finding.CAP011.remedy": (
        "do fewer jobs at the same time, or choose a plan whose functions have more memory",
        "동시에 처리하는 작업을 줄이거나, 메모리가 더 큰 요금제를 고르세요",
    ),
    "finding.CAP012.title": ("Held up by the rate limit", "전송 속도 제한"),
    "finding.CAP012": (
        "the sender takes the messages of {jobs} of the {batch} jobs in the {seconds} usable seconds of a run",
        "발송 서비스가 실행당 {seconds}초 동안 받는 양은 작업 {batch}개 중 {jobs}개뿐입니다",
    ),
    "finding.CAP012.why": (
        "Requests above the rate are answered with 429 and count as failed unless the sender waits.",
        "속도를 넘은 요청은 429로 거부되며, 기다렸다 보내지 않으면 실패로 처리됩니다.",
    ),
    "finding.CAP012.remedy": (
        "space the requests, send several messages in one request, or take a smaller batch",
        "요청 간격을 두거나, 요청 하나에 여러 건을 담거나, 배치를 줄이세요",
    ),
    "finding.CAP013.title": ("Too few connections", "연결 부족"),
    "finding.CAP013": (
        "the database has connections for so few jobs at a time that a run does {jobs} of its {batch}",
        "데이터베이스 연결이 모자라 실행 하나가 {batch}개 중 {jobs}개만 처리합니다",
    ),
    "finding.CAP013.why": (
        "A job without a connection fails, and so does everything else that uses the database.",
        "연결을 얻지 못한 작업과 데이터베이스를 쓰는 다른 기능이 실패합니다.",
    ),
    "finding.CAP013.remedy": (
        "use the pool of connections (`pooled_connections: true`), fewer jobs at a time, or larger compute",
        "연결 풀을 쓰거나(`pooled_connections: true`), 동시 작업을 줄이거나, 컴퓨트를 키우세요",
    ),
    "finding.CAP014.title": ("Too few file descriptors", "파일 디스크립터 부족"),
    "finding.CAP014": (
        "a run may open so few files and connections that it does {jobs} of its {batch} jobs",
        "열 수 있는 파일과 연결이 모자라 실행 하나가 {batch}개 중 {jobs}개만 처리합니다",
    ),
    "finding.CAP014.why": (
        "Sending a whole batch at once opens a connection for each message.",
        "배치를 한꺼번에 보내면 메시지마다 연결이 열립니다.",
    ),
    "finding.CAP014.remedy": (
        "bound the concurrency with a pool instead of starting all jobs at once",
        "모든 작업을 한꺼번에 시작하지 말고 동시 작업 수를 제한하세요",
    ),
    "finding.CAP015.title": ("Lost to the quota", "할당량 초과 유실"),
    "finding.CAP015": (
        "{vendor} takes {quota} {meter} a day and {demand} sends are due: {lost} a day are refused and lost",
        "{vendor}의 하루 {meter} 한도는 {quota}건인데 {demand}건을 보내야 합니다. 하루 {lost}건이 거부되어 사라집니다",
    ),
    "finding.CAP015.why": (
        "What a quota refuses does not wait: nobody gets it.",
        "한도가 거부한 메시지는 기다리지 않고 사라집니다.",
    ),
    "finding.CAP015.remedy": (
        "ask the vendor for a higher quota, or cap what is sent a day yourself, so that the rest waits",
        "할당량 증액을 요청하거나, 하루 발송량을 직접 제한해 나머지를 대기시키세요",
    ),
    "finding.CAP016.title": ("Runs overlap", "실행 겹침"),
    "finding.CAP016": (
        "a full run takes {seconds} s, longer than the gap to the next: {rule} ({started} of {due} runs a day start; "
        "up to {runs} at the same time would)",
        "최대 실행은 {seconds}초로 다음 실행까지의 간격보다 깁니다: {rule} (하루 {due}회 중 {started}회 시작, 최대 {runs}개 겹침)",
    ),
    "finding.CAP016.why": (
        "Runs that pile up share the sender's rate and the connections; runs that are skipped cost capacity in steps.",
        "겹친 실행은 전송 속도와 연결을 나눠 쓰고, 건너뛴 실행만큼 용량이 계단식으로 줄어듭니다.",
    ),
    "finding.CAP016.remedy": (
        "take a smaller batch, do jobs faster or at the same time, or run less often",
        "배치를 줄이거나, 작업을 빠르게 또는 동시에 처리하거나, 덜 자주 실행하세요",
    ),
    "finding.CAP017.title": ("Sent twice", "중복 발송"),
    "finding.CAP017": (
        "overlapping runs take the same jobs, since jobs are not claimed atomically: up to {messages} messages a day are "
        "sent again",
        "작업을 원자적으로 가져가지 않아 겹친 실행이 같은 작업을 처리합니다. 하루 최대 {messages}건이 다시 발송됩니다",
    ),
    "finding.CAP017.why": (
        "Recipients get a message twice, and both are billed.",
        "수신자가 같은 메시지를 두 번 받고 둘 다 청구됩니다.",
    ),
    "finding.CAP017.remedy": (
        "claim a job before it is sent, in one statement that only one run can win",
        "한 실행만 성공하는 단일 구문으로 작업을 먼저 선점하세요",
    ),
    "finding.CAP018.title": ("Held by quiet hours", "발송 제한 시간 보류"),
    "finding.CAP018": (
        "messages that become due in the quiet hours {hours} are held up to {held} minutes and become due all at once "
        "at their end; the wait is counted from there",
        "발송 제한 시간 {hours}에 예약된 메시지는 최대 {held}분 보류되어 끝나는 시각에 한꺼번에 발송 대상이 됩니다. "
        "대기 시간은 그때부터 셉니다",
    ),
    "finding.CAP018.why": (
        "The end of the quiet hours is a burst, and the recipient gets the message later by the hold as well.",
        "제한 시간이 끝날 때 메시지가 몰리며, 수신자는 보류된 만큼 더 늦게 받습니다.",
    ),
    "finding.CAP018.remedy": (
        "let fewer messages become due in these hours, or plan the batch for the burst at their end",
        "이 시간에 예약되는 메시지를 줄이거나, 끝나는 시각에 몰릴 양에 맞춰 배치를 정하세요",
    ),
    "finding.CAP019.title": ("Starts late", "늦은 시작"),
    "finding.CAP019": (
        "runs of `{trigger}` may start late (minutes at most: {window}; longest wait with them: {wait}). Known of it: {notes}",
        "`{trigger}` 실행은 늦게 시작할 수 있습니다(최대 지연 분: {window}, 지연을 더한 최장 대기 분: {wait}). 알려진 점: {notes}",
    ),
    "finding.CAP019.why": (
        "The longest wait of the plan counts to the planned start; what the trigger is late comes on top of it, and a run "
        "that is dropped adds a whole gap.",
        "계획의 최장 대기는 예정된 시작까지만 셉니다. 트리거가 늦는 만큼 더 기다리고, 빠진 실행은 간격 하나를 통째로 더합니다.",
    ),
    "finding.CAP019.remedy": (
        "leave room in your alerts, or take a trigger or plan that starts on time",
        "알림 기준에 여유를 두거나, 제때 시작하는 트리거나 요금제를 쓰세요",
    ),
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
        "{vendor} {plan}: what a month has of {meter} is used up on day {day}; from then on {then} until it begins again",
        "{vendor} {plan}: 한 달 치 {meter}을(를) {day}일째에 다 씁니다. 그때부터 다시 시작될 때까지 {then}",
    ),
    "finding.LIM006.why": (
        "The end of every month is without the service, or slower.",
        "매달 말에 서비스가 멈추거나 느려집니다.",
    ),
    "finding.LIM006.remedy": (
        "use less of the meter, or move to a larger plan",
        "사용량을 줄이거나 더 큰 요금제로 옮기세요",
    ),
    "finding.LIM007.title": ("Storage fills up", "저장 공간 소진"),
    "finding.LIM007": (
        "{vendor} {plan}: {meter} is full in {months} months at this rate; then {consequence}",
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
    "finding.BUD020.title": ("Prepaid balance nearly empty", "선불 잔액 부족"),
    "finding.BUD020": (
        "{vendor}: the balance of {balance} {currency} is empty in {days} days at this load",
        "{vendor}: 이 부하라면 잔액 {balance} {currency}이(가) {days}일 뒤 바닥납니다",
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
        "measure it and state it; hours of runs need `scheduler.seconds_per_job`",
        "측정해서 적으세요. 실행 시간은 `scheduler.seconds_per_job`이 있어야 합니다",
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
        "{vendor}: the source `{source}` was read on {read}; prices from before {oldest} are too old",
        "{vendor}: `{source}` 출처를 {read}에 확인했습니다. {oldest} 이전 가격은 너무 오래된 것으로 봅니다",
    ),
    "finding.PRI007.why": (
        "Vendors change prices without notice; a check on old prices decides nothing.",
        "가격은 예고 없이 바뀝니다. 오래된 가격으로는 검사를 판정할 수 없습니다.",
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
    "finding.ASM002.why": (
        "If the limit is shorter than a run, jobs are cut off.",
        "제한이 실행 시간보다 짧으면 작업이 중간에 끊깁니다.",
    ),
    "finding.ASM002.remedy": (
        "set `scheduler.function_max_seconds`",
        "`scheduler.function_max_seconds`를 적으세요",
    ),
    "finding.ASM003.title": ("Default assumed", "기본값 가정"),
    "finding.ASM003": ("`{key}` is not stated: {value} is assumed", "`{key}` 값이 없어 {value}(으)로 가정합니다"),
    "finding.ASM003.why": (
        "The figures rest on it as if it had been written.",
        "적혀 있는 것처럼 계산에 쓰입니다.",
    ),
    "finding.ASM003.remedy": ("state it, so that it is meant", "의도한 값이면 적어 두세요"),
    "finding.ASM005.title": ("Months without a calendar", "달력 없는 월"),
    "finding.ASM005": (
        "the schedule `{schedule}` names months and the period is no month: it is taken to lie in one of them",
        "`{schedule}` 일정은 월을 지정하지만 기간에 월이 없어 그 달에 속한다고 가정합니다",
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
}
