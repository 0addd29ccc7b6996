"""Remarks about what the service can carry; a title, a message, a reason why it matters and a remedy for each code."""

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
        "raise the binding constraint: a larger batch, more frequent runs, faster or concurrent jobs, a higher daily limit",
        "병목을 넓히세요: 배치를 키우거나, 더 자주 실행하거나, 작업을 빠르게 또는 동시에 처리하거나, 하루 한도를 올립니다",
    ),
    "finding.CAP002.title": ("No time for a job", "작업할 시간 없음"),
    "finding.CAP002": (
        "not one job fits into a run: it may take {limit} s, with {overhead} s of overhead (seconds of a job: {job})",
        "실행 하나에 작업이 하나도 들어가지 않습니다. 제한 {limit}초 중 오버헤드가 {overhead}초입니다(작업 하나의 시간, 초: {job})",
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
        "{taker} takes no schedule more frequent than one run in {shortest} s, and `{schedule}` runs every "
        "{gap} s at its densest",
        "{taker}은(는) {shortest}초에 한 번보다 잦은 일정을 받지 않는데 `{schedule}`은(는) 가장 촘촘할 때 {gap}초마다 실행됩니다",
    ),
    "finding.CAP007.words": (
        "{taker} takes no schedule more frequent than one run in {shortest} s, and `{schedule}` runs every "
        "{gap} s at its densest. The vendor says: {words}",
        "{taker}은(는) {shortest}초에 한 번보다 잦은 일정을 받지 않는데 `{schedule}`은(는) 가장 촘촘할 때 {gap}초마다 실행됩니다. "
        "공급자의 말: {words}",
    ),
    "finding.CAP007.measured": ("Schedule refused (seconds)", "거부되는 일정(초)"),
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
        "take a smaller batch ({fits}), do jobs at the same time, or choose a plan whose functions run longer",
        "배치를 {fits}(으)로 줄이거나, 작업을 동시에 처리하거나, 함수가 더 오래 실행되는 요금제를 고르세요",
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
        "do fewer jobs at the same time, raise `scheduler.memory_gb` where it is less than the plan gives, or choose a plan "
        "whose functions have more memory",
        "동시에 처리하는 작업을 줄이거나, `scheduler.memory_gb`가 요금제의 최대보다 작으면 늘리거나, 메모리가 더 큰 요금제를 고르세요",
    ),
    "finding.CAP012.title": ("Held up by the rate limit", "전송 속도 제한"),
    "finding.CAP012": (
        "the sender takes the messages of {jobs} of the {batch} jobs of a run in {sending} s, which is how long a run may "
        "take, or until the next one needs the sender",
        "발송 서비스가 {sending}초(실행 하나의 가용 시간, 또는 다음 실행이 시작될 때까지) 동안 받는 양은 작업 {batch}개 중 {jobs}개뿐입니다",
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
        "the database has connections for {connected} jobs at a time, and up to {runs} × {each} would run (runs × jobs of "
        "each): that is enough for {jobs} of the {batch} jobs of a run at most",
        "데이터베이스 연결은 동시에 작업 {connected}개 몫인데 최대 {runs} × {each}개(실행 × 실행당 작업)가 함께 실행됩니다. "
        "실행 하나의 작업 {batch}개 중 많아야 {jobs}개를 처리할 수 있습니다",
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
        "{vendor} takes {quota} {meter} a day, and {demand} sends are due on a day with messages: {lost} of them are "
        "refused and lost",
        "{vendor}의 하루 {meter} 한도는 {quota}건인데 메시지가 있는 날에는 {demand}건을 보내야 합니다. 그중 {lost}건이 "
        "거부되어 사라집니다",
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
        "runs that overlap, as full as the fullest of the day, or are delivered twice take the same jobs, since jobs are not "
        "claimed atomically: up to {messages} messages a day are sent again",
        "작업을 원자적으로 가져가지 않아 겹치거나 두 번 전달된 실행이 같은 작업을 처리합니다. 하루에 가장 많은 작업을 맡는 실행을 "
        "기준으로 하루 최대 {messages}건이 다시 발송됩니다",
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
    "finding.CAP020.title": ("Runs missed in a row", "연속 누락"),
    "finding.CAP020": (
        "{runs} runs in a row are missed from {at} on (alert at {threshold}); the longest wait, in minutes: {wait}",
        "{at}부터 실행이 {runs}회 연속 누락됩니다(기준 {threshold}회). 최장 대기(분): {wait}",
    ),
    "finding.CAP020.why": (
        "What is due while nothing runs waits for the first run after it, which takes no more than any other.",
        "실행이 없는 동안 발생한 메시지는 다음 실행을 기다리며, 그 실행의 처리량은 평소와 같습니다.",
    ),
    "finding.CAP020.remedy": (
        "watch for missed runs, catch up with a second trigger, or leave room in the batch for the run that follows",
        "누락을 감시하거나, 보조 트리거로 따라잡거나, 뒤따르는 실행의 배치에 여유를 두세요",
    ),
    "finding.CAP021.title": ("Longer than the plan allows", "요금제보다 긴 실행 제한"),
    "finding.CAP021": (
        "a function is to run up to {stated} s, and {vendor} {plan} allows {allowed} s: everything is worked out with "
        "what is allowed",
        "함수를 최대 {stated}초까지 실행한다고 적혀 있는데 {vendor} {plan} 요금제는 {allowed}초까지만 허용합니다. "
        "모든 수치는 허용되는 값으로 계산했습니다",
    ),
    "finding.CAP021.measured": ("Longer than the plan allows (seconds)", "요금제보다 긴 실행 제한(초)"),
    "finding.CAP021.why": (
        "The deployment is refused, or a run is cut off before the time that its code reckons with.",
        "배포가 거부되거나, 코드가 예상한 시간 전에 실행이 잘립니다.",
    ),
    "finding.CAP021.remedy": (
        "set `scheduler.function_max_seconds` and the function's own configuration to {allowed} or less, or choose a plan "
        "whose functions run longer",
        "`scheduler.function_max_seconds`와 함수 설정을 {allowed} 이하로 낮추거나, 함수가 더 오래 실행되는 요금제를 고르세요",
    ),
    "finding.CAP022.title": ("More memory than the plan gives", "요금제보다 큰 메모리"),
    "finding.CAP022": (
        "a function is to have {stated} GB of memory, and {vendor} {plan} gives at most {allowed} GB: everything is worked "
        "out with that",
        "함수 메모리가 {stated} GB라고 적혀 있는데 {vendor} {plan} 요금제는 {allowed} GB까지만 줍니다. 모든 수치는 그 값으로 "
        "계산했습니다",
    ),
    "finding.CAP022.measured": ("More memory than the plan gives (GB)", "요금제보다 큰 메모리(GB)"),
    "finding.CAP022.why": (
        "The deployment is refused, or a run gets less memory than its jobs need and is ended.",
        "배포가 거부되거나, 실행이 작업에 필요한 만큼 메모리를 받지 못해 종료됩니다.",
    ),
    "finding.CAP022.remedy": (
        "set `scheduler.memory_gb` and the function's own configuration to {allowed} or less, or choose a plan whose "
        "functions have more memory",
        "`scheduler.memory_gb`와 함수 설정을 {allowed} 이하로 낮추거나, 함수 메모리가 더 큰 요금제를 고르세요",
    ),
    "finding.CAP023.title": ("Less memory than the plan gives", "요금제보다 작은 메모리"),
    "finding.CAP023": (
        "a function is to have {stated} GB of memory, and {vendor} {plan} gives no less than {least} GB: everything is "
        "worked out with that",
        "함수 메모리가 {stated} GB라고 적혀 있는데 {vendor} {plan} 요금제의 최소 메모리는 {least} GB입니다. 모든 수치는 그 "
        "값으로 계산했습니다",
    ),
    "finding.CAP023.measured": ("Less memory than the plan gives (GB)", "요금제보다 작은 메모리(GB)"),
    "finding.CAP023.why": (
        "A saving is reckoned with that does not come: the memory that the plan gives is used, and billed where it counts.",
        "기대한 절감이 생기지 않습니다. 요금제가 주는 메모리가 그대로 쓰이고, 메모리를 세는 요금제라면 그만큼 청구됩니다.",
    ),
    "finding.CAP023.remedy": (
        "set `scheduler.memory_gb` to {least} or more, or to `plan`; or choose a plan whose functions can have less",
        "`scheduler.memory_gb`를 {least} 이상이나 `plan`으로 적거나, 메모리를 더 줄일 수 있는 요금제를 고르세요",
    ),
    "finding.CAP030.title": ("Another cron entry too frequent", "다른 cron 항목이 너무 잦음"),
    "finding.CAP030": (
        "{taker} takes no schedule more frequent than one run in {shortest} s, and `{schedule}` of the cron entry "
        "`{path}` in the same file runs every {gap} s at its densest",
        "{taker}은(는) {shortest}초에 한 번보다 잦은 일정을 받지 않는데, 같은 파일의 cron 항목 `{path}`의 `{schedule}`은(는) "
        "가장 촘촘할 때 {gap}초마다 실행됩니다",
    ),
    "finding.CAP030.measured": ("Another cron entry too frequent (seconds)", "다른 cron 항목이 너무 잦음(초)"),
    "finding.CAP030.why": (
        "All entries of the file are deployed together: one that is refused stops the others as well.",
        "파일의 항목은 함께 배포됩니다. 하나가 거부되면 나머지도 등록되지 않습니다.",
    ),
    "finding.CAP030.remedy": (
        "let that entry run less often, remove it, or move to a plan that takes it",
        "그 항목을 덜 자주 실행하거나, 지우거나, 받아 주는 요금제로 옮기세요",
    ),
    "finding.CAP031.title": ("Another cron entry refused", "거부되는 다른 cron 항목"),
    "finding.CAP031": (
        "{vendor} refuses `{schedule}` of the cron entry `{path}` in the file of the schedule: {problem}",
        "{vendor} 트리거는 일정 파일의 cron 항목 `{path}`에 있는 `{schedule}`을(를) 거부합니다: {problem}",
    ),
    "finding.CAP031.why": (
        "All entries of the file are deployed together: one that is refused stops the others as well.",
        "파일의 항목은 함께 배포됩니다. 하나가 거부되면 나머지도 등록되지 않습니다.",
    ),
    "finding.CAP031.remedy": (
        "write a schedule that the trigger takes, or remove the entry",
        "트리거가 받는 일정을 쓰거나 그 항목을 지우세요",
    ),
    "finding.CAP032.title": ("Another cron entry never fires", "실행되지 않는 다른 cron 항목"),
    "finding.CAP032": (
        "the cron entry `{path}` in the file of the schedule never fires: no day matches `{schedule}`",
        "일정 파일의 cron 항목 `{path}`은(는) 한 번도 실행되지 않습니다. `{schedule}`에 맞는 날이 없습니다",
    ),
    "finding.CAP032.why": (
        "The entry is deployed and counts as a cron job, but what it should do is never done.",
        "항목은 배포되어 cron 작업 수에 들어가지만, 맡은 일은 한 번도 하지 않습니다.",
    ),
    "finding.CAP032.remedy": (
        "choose a day that the month has, or remove the entry",
        "그 달에 있는 날을 고르거나 그 항목을 지우세요",
    ),
}
