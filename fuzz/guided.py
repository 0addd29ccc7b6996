"""One target under libFuzzer by way of atheris: coverage says which inputs are worth changing further.

`fuzz/run.py` starts it with the target, the seconds and the seed; the last line that it prints is the count.
"""

import dataclasses
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import atheris

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

with atheris.instrument_imports(include=["capacity_cli"]):
    import run
    import targets
from mutation import mutated  # noqa: E402
from seeds import dictionary_file, seeds_of, words_of  # noqa: E402

_BYTES_IN = 4  # every so many changes are libFuzzer's own


def main(name: str, seconds: int, seed: int) -> None:
    """Fuzz a target for some seconds."""
    words, seeds, count = words_of(name), seeds_of(name), run.Count()
    end = time.process_time() + seconds

    def one(data: bytes) -> None:
        if time.process_time() > end:
            print(json.dumps(dataclasses.asdict(count)), flush=True)
            os._exit(0)  # libFuzzer knows no other end
        run.run(name, data, count)

    def change(data: bytes, most: int, chance_seed: int) -> bytes:
        chance = Random(chance_seed)  # noqa: S311  inputs, not secrets
        if chance.randrange(_BYTES_IN) == 0:
            return bytes(atheris.Mutate(data, most))
        return mutated(data, chance.choice(seeds), words, chance)[:most]

    assert name in targets.TARGETS  # noqa: S101
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds):
            Path(corpus, str(number)).write_bytes(data)
        limits = ("-max_len=65536", "-len_control=0", "-timeout=20", "-rss_limit_mb=2000")
        options = (f"-seed={seed + 1}", f"-dict={dictionary_file(name)}", *limits)
        atheris.Setup([sys.argv[0], *options, "-verbosity=0", corpus], one, custom_mutator=change)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
