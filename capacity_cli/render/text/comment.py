"""What a comment on a change says beside the figures."""

TEXTS: dict[str, tuple[str, str]] = {
    "comment.passes": ("✅ capacity and budget hold", "✅ 용량과 예산이 지켜집니다"),
    "comment.no_worse": ("✅ nothing fails that did not fail before", "✅ 새로 실패하는 것이 없습니다"),
    "comment.fails": ("❌ capacity or budget breaks", "❌ 용량이나 예산을 넘습니다"),
    "comment.undecided": ("❓ not decided: something is unknown", "❓ 판단할 수 없습니다: 알 수 없는 값이 있습니다"),
    "comment.too_old": ("❓ not decided: a price is too old", "❓ 판단할 수 없습니다: 너무 오래된 가격이 있습니다"),
    "comment.refused": ("⛔ a file cannot be used", "⛔ 쓸 수 없는 파일이 있습니다"),
    "comment.nothing": ("⛔ nothing could be judged", "⛔ 아무것도 판정하지 못했습니다"),
    "comment.known": (
        "Failures that are in the baseline and do not count: {count}",
        "기준선에 있어 세지 않은 실패: {count}건",
    ),
    "comment.broken_base": (
        "{revision} holds files that cannot be used: they are compared with nothing, and only what is here now counts",
        "{revision}에 쓸 수 없는 파일이 있습니다. 그 파일과는 비교하지 않으며, 지금 파일만으로 판정합니다",
    ),
    "comment.changed": ("What changed: {name}", "변경 사항: {name}"),
    "comment.whole_plan": ("The whole plan: {name}", "전체 계획: {name}"),
    "comment.more_problems": (
        "{count} more problems; `capacity check` shows all of them",
        "문제가 {count}건 더 있습니다. `capacity check`로 모두 볼 수 있습니다",
    ),
    "comment.left_out": (
        "Not everything fits into a comment: {scenarios} of {all} scenarios are left out, and parts of {cut} others. "
        "Run `capacity check` to see them.",
        "댓글에 다 담지 못했습니다. 시나리오 {all}개 가운데 {scenarios}개는 전부, 다른 {cut}개는 일부가 빠졌습니다. "
        "`capacity check`로 확인하세요.",
    ),
}
