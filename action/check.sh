#!/usr/bin/env bash
# Judges the scenarios, prints annotations and writes the comment; the status is an output, so that the comment comes first.
set -euo pipefail

mapfile -t files < <(sed '/^[[:space:]]*$/d' <<<"$FILES")
mapfile -t options < <(sed '/^[[:space:]]*$/d' <<<"$OPTIONS")

if [[ -n "$BASE" ]]; then
  # A shallow clone lacks the base: ask for that one commit. If it cannot be had, the check says what to do.
  git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$BASE" || true
  options+=("--rev" "$BASE")
fi

comment="$RUNNER_TEMP/capacity.md"
rm -f "$comment"
status=0
"$RUNNER_TEMP/capacity/bin/capacity" check ${options[@]+"${options[@]}"} \
  --format github --output "markdown=$comment" -- "${files[@]}" || status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"
