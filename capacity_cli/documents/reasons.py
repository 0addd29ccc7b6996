"""Why the system refused a file, as a value for a message.

The causes that users meet have a word in the catalog; any other is told in the system's own words.
"""

import errno

from capacity_cli.model.problems import Word

PERMISSION = Word("reason.permission")
NO_INPUT = Word("reason.no_input")
NOT_A_FILE = Word("reason.not_a_file")
BAD_NAME = Word("reason.bad_name")
IS_LINK = Word("reason.is_link")
IN_GIT = Word("reason.in_git")

_WORDS = {
    errno.EACCES: PERMISSION,
    errno.EPERM: PERMISSION,
    errno.ELOOP: Word("reason.link_loop"),
    errno.EROFS: Word("reason.read_only"),
    errno.ENOSPC: Word("reason.no_space"),
    errno.EDQUOT: Word("reason.no_space"),
    errno.EFBIG: Word("reason.too_large"),
    errno.ENOENT: Word("reason.folder_missing"),
    errno.ENOTDIR: Word("reason.folder_missing"),
    errno.EISDIR: NOT_A_FILE,
    errno.ENAMETOOLONG: BAD_NAME,
}


def reason_of(error: OSError | ValueError) -> str:
    """The reason for an error of the system; a `ValueError` is how Python refuses a name, for a NUL in it say."""
    if not isinstance(error, OSError):
        return BAD_NAME
    word = _WORDS.get(error.errno) if error.errno is not None else None
    return word or error.strerror or type(error).__name__
