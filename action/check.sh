#!/usr/bin/env bash
# Judges the scenarios, prints annotations and writes the comment; the status is an output, so that the comment comes first.
# Runs with bash 3.2, which is what macOS has.
set -euo pipefail

files=()
while IFS= read -r line; do
  if [[ "$line" =~ [^[:space:]] ]]; then files+=("$line"); fi
done <<<"$FILES"
options=()
while IFS= read -r line; do
  if [[ "$line" =~ [^[:space:]] ]]; then options+=("$line"); fi
done <<<"$OPTIONS"

if [[ -n "$BASE" ]]; then
  # A shallow clone lacks the base: ask for that one commit. If it cannot be had, the check says what to do.
  git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$BASE" || true
  options+=("--rev" "$BASE")
fi

comment="$RUNNER_TEMP/capacity.md"
log="$RUNNER_TEMP/capacity.log"
rm -f "$comment" "$log"
status=0
"$RUNNER_TEMP/capacity/bin/capacity" check ${options[@]+"${options[@]}"} \
  --format github --output "markdown=$comment" -- ${files[@]+"${files[@]}"} 2>"$log" || status=$?
cat "$log" >&2
echo "status=$status" >>"$GITHUB_OUTPUT"
