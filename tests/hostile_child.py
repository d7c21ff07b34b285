"""A reader that a hostile file has taken over: run in place of the true one, it does its worst."""

import json
import os
import sys
from pathlib import Path

from disclosures.attachments import reading


def eat_four_gigabytes():
    hoard = [bytearray(64 * 1024 * 1024) for _ in range(64)]
    raise AssertionError(f"{len(hoard)} pieces were given out")


def loop():
    while True:
        pass


def wait():
    os.read(os.pipe()[0], 1)


def fill_the_disk():
    with Path(FOLDER, "cleaned").open("wb") as file:
        while True:
            file.write(bytes(16 * 1024 * 1024))


def tell_secrets():
    answer({"text": json.dumps(dict(os.environ))})


def answer_nonsense():
    answer({"text": ["\ud800"], "pages": "many", "width": -1, "height": 10**12})


def answer_without_end():
    answer({"text": "公\x00开" * 4_000_000})


def answer_broken_text():
    answer({"text": "公\x00开\ud800"})


def die():
    os.abort()


def answer(said):
    whole = {"text": "", "pages": None, "width": None, "height": None, "note": "", "refusal": ""}
    Path(FOLDER, "answer.json").write_text(json.dumps(whole | said))


if __name__ == "__main__":
    deed, FOLDER = sys.argv[1:]
    reading.PROCESSOR_SECONDS = 1
    reading.limit_this_process()
    globals()[deed]()
