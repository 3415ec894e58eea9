"""Hands the texts of the onboarding templates that ship to whoever collects the program's texts.

``resources/locales/extract.cfg`` names this for the files of templates.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

_TASK_TEXTS = ("title", "needs", "done_when")

Found = tuple[int, None, str, list[str]]
"""Line, no function, the text, no comments: as collectors of texts take them."""


def extract_texts(
    file: IO[bytes],
    _keywords: Sequence[str],
    _comment_tags: Sequence[str],
    options: Mapping[str, str],
) -> Iterator[Found]:
    """Yield the name, the description and the texts of the tasks of a template's file."""
    raw = json.loads(file.read().decode(options.get("encoding", "utf-8")))
    texts = [raw["name"], raw["description"]]
    texts += [task[key] for task in raw["tasks"] for key in _TASK_TEXTS]
    for text in texts:
        if text:
            yield 1, None, text, []
