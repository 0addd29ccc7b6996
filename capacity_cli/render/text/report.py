"""What reports for other programs say beside the remarks."""

TEXTS: dict[str, tuple[str, str]] = {
    "report.more": (
        "{count} more ({level}); `capacity check` shows all of them",
        "{count}건 더 있습니다({level}). `capacity check`로 모두 볼 수 있습니다",
    ),
    "report.changed": ("changed since {base}: {inputs}", "{base} 이후 변경: {inputs}"),
    "report.input": ("{path} from {base} to {head}", "{path}: {base}에서 {head}(으)로"),
    "report.refused": ("files that cannot be used", "쓸 수 없는 파일"),
    "report.document": ("A document cannot be used", "쓸 수 없는 문서"),
    "report.document.why": (
        "What cannot be read cannot be planned, and nothing of it is checked.",
        "읽을 수 없는 문서는 계획도 검사도 할 수 없습니다.",
    ),
    "report.help": ("`capacity explain {code}` says more", "`capacity explain {code}`로 더 볼 수 있습니다"),
}
