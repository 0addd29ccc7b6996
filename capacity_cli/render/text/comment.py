"""What a comment on a change says beside the figures."""

TEXTS: dict[str, tuple[str, str]] = {
    "comment.passes": ("✅ capacity and budget hold", "✅ 용량과 예산이 지켜집니다"),
    "comment.no_worse": ("✅ nothing fails that did not fail before", "✅ 새로 실패하는 것이 없습니다"),
    "comment.fails": ("❌ capacity or budget breaks", "❌ 용량이나 예산을 넘습니다"),
    "comment.undecided": ("❓ not decided: something is unknown", "❓ 판단할 수 없습니다: 알 수 없는 값이 있습니다"),
    "comment.too_old": ("❓ not decided: a price is too old", "❓ 판단할 수 없습니다: 너무 오래된 가격이 있습니다"),
    "comment.refused": ("⛔ a file cannot be used", "⛔ 쓸 수 없는 파일이 있습니다"),
    "comment.known": (
        "Failures that are in the baseline and do not count: {count}",
        "기준선에 있어 세지 않은 실패: {count}건",
    ),
    "comment.changed": ("What changed: {name}", "변경 사항: {name}"),
    "comment.whole_plan": ("The whole plan: {name}", "전체 계획: {name}"),
    "comment.left_out": (
        "{blocks} more parts do not fit into a comment; run `capacity check` to see them.",
        "나머지 {blocks}개 부분은 댓글에 다 들어가지 않습니다. `capacity check`로 확인하세요.",
    ),
}
