"""What the bounds on documents count, as the message names it that refuses one."""

TEXTS: dict[str, tuple[str, str]] = {
    "limit.bytes": ("the bytes of a file", "파일의 바이트 수"),
    "limit.depth": ("the depth of nesting", "중첩 깊이"),
    "limit.nodes": ("the values of a file, aliases expanded", "별칭을 펼친 값의 개수"),
    "limit.values": (
        "the values of a scenario with what it extends and its variants, aliases expanded",
        "확장하는 파일과 변형을 합친 시나리오의 값 개수(별칭을 펼쳐서)",
    ),
    "limit.runs": (
        "the runs of all variants in periods in which not all days are the same",
        "날마다 같지는 않은 기간에 모든 변형이 실행하는 횟수",
    ),
    "limit.list_values": (
        "the values of all price lists, once for each choice that a scenario and its variants make",
        "시나리오와 변형의 선택마다 센 가격표 전체의 값 개수",
    ),
    "limit.looks": (
        "the values of a price list, once for each of its dates and choices",
        "날짜와 선택마다 센 가격표의 값 개수",
    ),
    "limit.list_bytes": ("the bytes of all price lists of a folder", "폴더의 가격표를 모두 합친 바이트 수"),
    "limit.referenced": (
        "the bytes of all files that a scenario and its variants refer to",
        "시나리오와 변형이 참조하는 파일을 모두 합친 바이트 수",
    ),
    "limit.crons": ("the entries of `crons`", "`crons`의 항목 수"),
    "limit.entries": ("the entries of one map or list", "맵이나 목록 하나의 항목 수"),
    "limit.variants": ("the variants of a file", "파일의 변형 수"),
    "limit.chain": ("the files that extend each other", "서로 확장하는 파일의 수"),
    "limit.blanks": ("the blanks in a row", "연속한 공백의 수"),
    "limit.tiers": ("the tiers of a charge", "요금 하나의 단계 수"),
    "limit.readings": ("the values under every choice and on every date", "모든 선택과 날짜에 걸친 값의 수"),
    "limit.files": ("the price lists of a folder", "폴더의 가격표 수"),
}
