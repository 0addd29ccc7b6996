"""What is said of a configuration of a recommendation, and of how many there are, where its figures are explained."""

TEXTS: dict[str, tuple[str, str]] = {
    "configured.configuration": ("For this configuration: {parts}", "이 구성의 값입니다: {parts}"),
    "configured.plan_of": ("Plan of {vendor}", "{vendor} 요금제"),
    "configured.region_of": ("Region of {vendor}", "{vendor} 리전"),
    "configured.instead": ("instead of {now}", "{now} 대신"),
    "configured.configurations": ("Configurations to choose from", "고를 수 있는 구성"),
    "configured.refused": ("Configurations that are refused", "제외한 구성"),
    "configured.refused_counted": (
        "those of all families together ({families}), each of which breaks one constraint",
        "한 기준을 깨는 구성끼리 묶은 묶음 {families}개에 든 구성을 모두 더한 수입니다",
    ),
    "configured.plans_tried": ("{vendor}: plans to choose from", "{vendor}: 고를 수 있는 요금제"),
    "configured.schedules_tried": ("Schedules to choose from", "고를 수 있는 일정"),
    "configured.concurrencies_tried": (
        "Numbers of jobs at the same time to choose from",
        "고를 수 있는 동시 처리 수",
    ),
    "configured.memories_tried": ("Memories of a run to choose from, GB", "고를 수 있는 실행 메모리(GB)"),
    "configured.batch_sizes_tried": ("Batch sizes to choose from", "고를 수 있는 배치 크기"),
    "configured.tried": ("{names}", "{names}"),
    "configured.lasts_to": ("Messages a day to which it lasts", "버티는 하루 메시지"),
    "configured.rung_is_own": ("the scenario's own volume", "시나리오의 물량입니다"),
    "configured.rung_begins": (
        "the first volume at which the configuration of the rung before breaks something",
        "앞 단계의 구성이 처음으로 기준을 깨는 물량입니다",
    ),
    "configured.rung_lasts": (
        "the largest volume at which this configuration breaks nothing; the ladder ends at {up_to}",
        "이 구성이 아무 기준도 깨지 않는 가장 큰 물량입니다. 사다리는 {up_to}건에서 끝납니다",
    ),
}
