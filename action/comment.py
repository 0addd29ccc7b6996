"""Writes the one comment of a pull request, or updates it: the comment of our account that begins with the hidden mark.

Several uses of the action on one pull request have a name each, and so a mark and a comment each.

A pull request from a fork gets none, since its token may not write; the step summary says the same. Whatever keeps a
comment from being written is one line of warning and never a failure: the check alone decides.
Source of the interface: docs.github.com, "REST API endpoints for issue comments", read 2026-11-22.
"""

import json
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_PAGE = 100
_MOST_PAGES = 30
_SECONDS = 30
_FORBIDDEN = (401, 403, 404)  # what a token that may not write, or not even read, gets
_LONGEST_REASON = 200
_LONGEST_NAME = 100
_DIGITS = 16
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def main(file: str) -> int:
    """Write the comment that the file holds, or say in one line why there is none."""
    comment = Path(file)
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    change = event["pull_request"]
    if not comment.is_file():
        print("There is no comment to write.")
        return 0
    if (change["head"]["repo"] or {}).get("full_name") != change["base"]["repo"]["full_name"]:
        print("The change comes from a fork, whose token may not comment: see the summary of this step.")
        return 0
    try:
        body = named(comment.read_text(encoding="utf-8"), os.environ.get("COMMENT_NAME", "").strip())
        print(written(body, change["number"]))
    except HTTPError as error:
        missing = "; the job needs `permissions: pull-requests: write`" if error.code in _FORBIDDEN else ""
        warn(f"the interface answers {error.code}{missing}")
    except (OSError, HTTPException, ValueError, RecursionError) as error:  # no connection, an answer that is none
        warn(f"the interface cannot be used ({error})")
    return 0


def named(body: str, name: str) -> str:
    """The comment of that name: its mark holds a digest, which can end nothing, and the name is shown as code."""
    if not name:
        return body
    mark, _, rest = body.partition("\n")
    digest = sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]
    shown = "".join(each for each in name if each.isprintable() and each != "`").strip()[:_LONGEST_NAME]
    return f"{mark.removesuffix(' -->')} {digest} -->\n\n`{shown or digest}`\n{rest}"


def written(body: str, number: int) -> str:
    """Write or update the comment; what was done. Raises `OSError`, `HTTPException` or `ValueError` if it cannot."""
    mark = body.partition("\n")[0]
    repository = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    found = next((each for each in comments(f"{repository}/{number}/comments") if is_ours(each, mark)), None)
    if found is None:
        asked("POST", f"{repository}/{number}/comments", {"body": body})
        return "The comment is written."
    asked("PATCH", f"{repository}/comments/{found['id']}", {"body": body})
    return "The comment is updated."


def is_ours(comment: Any, mark: str) -> bool:
    """Whether a comment is of our account and begins with the mark; an account that is gone leaves no user."""
    match comment:
        case {"id": int(), "user": {"login": str(login)}, "body": str(body)}:
            return login == os.environ["COMMENT_AUTHOR"] and body.startswith(mark)
        case _:
            return False


def comments(issue: str) -> Iterator[Any]:
    """The comments of the pull request, page by page; raises `ValueError` if the answer is no list."""
    for number in range(1, _MOST_PAGES + 1):
        page = asked("GET", f"{issue}?per_page={_PAGE}&page={number}")
        if not isinstance(page, list):
            raise ValueError("the interface answers with no list of comments")  # noqa: TRY004  not the caller's mistake
        yield from page
        if len(page) < _PAGE:
            return


def asked(method: str, path: str, body: dict[str, str] | None = None) -> Any:
    """What the interface answers; raises `OSError`, `HTTPException` or `ValueError` if it does not, or not in JSON."""
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


def warn(reason: str) -> None:
    """Say as an annotation, in one line, why there is no comment."""
    line = f"There is no comment: {reason[:_LONGEST_REASON]}. See the summary of the step instead."
    print(f"::warning title=capacity::{line.translate(_IN_MESSAGE)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
