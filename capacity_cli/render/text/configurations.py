"""What is said of a configuration of a recommendation, and of how many there are, where its figures are explained."""

TEXTS: dict[str, tuple[str, str]] = {
    "configured.configuration": ("For this configuration: {parts}", "이 구성의 값입니다: {parts}"),
    "configured.plan_of": ("Plan of {vendor}", "{vendor} 요금제"),
    "configured.region_of": ("Region of {vendor}", "{vendor} 리전"),
    "configured.instead": ("instead of {now}", "{now} 대신"),
    "configured.set_for": ("set here for {place}", "여기서 정한 값({place})"),
    "configured.set_beside": ("set here, not in {place}", "여기서 정한 값, {place}에 없음"),
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
    "configured.month_reached": (
        "the first month that has {volume} messages a day under growth",
        "물량이 늘어 하루 {volume}건에 이르는 첫 달입니다",
    ),
    "configured.month_is_first": (
        "the first month, which has {volume} messages a day",
        "하루 {volume}건인 첫 달입니다",
    ),
    "configured.volume_in": ("Messages a day in month {month}", "달 {month}의 하루 메시지"),
    "configured.ladder_ends": (
        "the first volume at which every configuration breaks something",
        "모든 구성이 기준을 하나라도 깨는 첫 물량입니다",
    ),
    "configured.up_to": ("Messages a day up to which the ladder climbs", "사다리가 올라가는 하루 메시지"),
    # broken constraints
    "configured.minimum": ("The least that passes", "통과하는 가장 작은 값"),
    "configured.maximum": ("The most that passes", "통과하는 가장 큰 값"),
    "configured.without_checks": (
        "what a scenario without checks asks for",
        "점검이 없는 시나리오에 적용하는 기준입니다",
    ),
    "configured.found": ("Value that breaks it", "기준을 깨는 값"),
    "configured.no_less": (
        "no configuration of the family costs less: the sum of what is billed whatever the batch size is",
        "묶음의 어떤 구성도 이보다 싸지 않습니다. 배치 크기와 무관하게 청구되는 금액의 합입니다",
    ),
    "configured.of_another": (
        "of a configuration that lies further on than those that are looked at",
        "살펴보는 범위를 벗어난 구성의 값입니다",
    ),
    "configured.of_finding": ("as the finding says ({code})", "발견 사항 {code}에 나온 값입니다"),
    "configured.gap": (
        "the shortest time between two runs of this schedule",
        "이 일정에서 두 실행 사이의 가장 짧은 시간입니다",
    ),
    "configured.shortest_gap": (
        "Shortest time between runs that is taken, seconds",
        "허용되는 가장 짧은 실행 간격(초)",
    ),
    # steps
    "configured.now": ("Value now", "지금 값"),
    "configured.effect": ("What the step adds to the cost", "이 단계로 늘어나는 비용"),
    "configured.bill_after": ("Bill with step {number}", "{number}단계까지 바꾼 청구액"),
    "configured.bill_before": ("Bill before step {number}", "{number}단계 전의 청구액"),
    # families
    "configured.configurations_of_family": ("Configurations of the family", "묶음의 구성"),
    "configured.some_of_product": (
        "some of the combinations of these values, which no product gives",
        "이 값들을 조합한 것 가운데 일부라 곱으로 나오지 않습니다",
    ),
    "configured.plans_of_family": ("{vendor}: plans of the family", "{vendor}: 묶음의 요금제"),
    "configured.schedules_of_family": ("Schedules of the family", "묶음의 일정"),
    "configured.memories_of_family": ("Memories of a run of the family, GB", "묶음의 실행 메모리(GB)"),
    "configured.concurrencies_of_family": (
        "Numbers of jobs at the same time of the family",
        "묶음의 동시 처리 수",
    ),
    "configured.batch_sizes_of_family": ("Batch sizes of the family", "묶음의 배치 크기"),
    "configured.batch_from": ("Smallest batch size of the family", "묶음에서 가장 작은 배치 크기"),
    "configured.batch_to": ("Largest batch size of the family", "묶음에서 가장 큰 배치 크기"),
}
