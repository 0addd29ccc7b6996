"""Writes the one comment of a pull request, or updates it: the comment of our account that begins with the hidden mark.

A pull request from a fork gets none, since its token may not write; the step summary says the same.
Source of the interface: docs.github.com, "REST API endpoints for issue comments", read 2026-11-22.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

_PAGE = 100
_MOST_PAGES = 30
_SECONDS = 30


def main(file: str) -> int:
    """Write the comment that the file holds."""
    comment = Path(file)
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    change = event["pull_request"]
    if not comment.is_file():
        print("There is no comment to write.")
        return 0
    if (change["head"]["repo"] or {}).get("full_name") != change["base"]["repo"]["full_name"]:
        print("The change comes from a fork, whose token may not comment: see the summary of this step.")
        return 0
    body = comment.read_text(encoding="utf-8")
    mark = body.partition("\n")[0]
    issue = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues/{change['number']}/comments"
    author = os.environ["COMMENT_AUTHOR"]
    ours = (each for each in comments(issue) if each["user"]["login"] == author and each["body"].startswith(mark))
    found = next(ours, None)
    if found is None:
        asked("POST", issue, {"body": body})
    else:
        asked("PATCH", f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues/comments/{found['id']}", {"body": body})
    print("The comment is written." if found is None else "The comment is updated.")
    return 0


def comments(issue: str) -> Iterator[dict[str, Any]]:
    """The comments of the pull request, page by page."""
    for number in range(1, _MOST_PAGES + 1):
        page = asked("GET", f"{issue}?per_page={_PAGE}&page={number}")
        yield from page
        if len(page) < _PAGE:
            return


def asked(method: str, path: str, body: dict[str, str] | None = None) -> Any:
    """What the interface answers; an error ends the step with its message."""
    request = Request(  # noqa: S310  the runner's own address
        os.environ["GITHUB_API_URL"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  as above
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
