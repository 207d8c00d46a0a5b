"""Threads and processes that use one home at the same time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from askreviews.errors import (
    IndexBusy,
    IndexOutdated,
)
from askreviews.library import Library
from library.watching import QUESTIONS, Pause, WatchedEncoder, named, without_time
from sample_corpus import ARTICLE, DIGEST, library_in, written


def test_threads_get_the_same_answers_as_one(library):
    """Eight that ask at once, from the first question on, which builds the index."""
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda question: without_time(library.ask(question)), QUESTIONS * 16))
    assert found == [without_time(library.ask(question)) for question in QUESTIONS] * 16


def test_threads_that_ask_while_one_adds_get_an_answer_from_before_or_after(library, tmp_path):
    """Never an error, nor anything in between."""
    before = without_time(library.ask("iodine"))
    path = written(tmp_path / "x.md", ARTICLE)
    with ThreadPoolExecutor(4) as threads:
        adding = threads.submit(lambda: library.add(path))
        found = []
        while not adding.done():
            found += threads.map(lambda _: without_time(library.ask("iodine")), range(4))
        adding.result()
    after = without_time(library.ask("iodine"))
    assert [answer for answer in found if answer not in (before, after)] == []


OPENING = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from sample_corpus import library_in
print(library_in(Path({home!r})).ask("iodine").matches[0].text)
"""


def test_processes_that_open_at_the_same_time_all_answer(home):
    """While the index is missing, one builds it and the others wait for that one."""
    program = OPENING.format(tests=str(Path(__file__).parents[1]), home=str(home))
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    answers = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(set(answers)) == 1
    assert "iodine" in answers[0]


def test_who_waits_for_another_writer_reads_what_that_one_built(home):
    """The one that waits says so, and embeds nothing itself."""
    pause, second, told = Pause(), WatchedEncoder(), []

    def tell(what: str, done: int, total: int) -> None:
        told.append((what, done, total))
        pause.go_on.set()

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(Library(home, encoder=WatchedEncoder(pause)).refresh)
        pause.begun.wait()
        waiting = Library(home, encoder=second, progress=tell)
        assert named(waiting) == [("kelp-2021", "digest")]
        first.result()
    assert second.texts == []
    waits = "Waiting for the process that is changing the index"
    assert told == [(waits, 0, 1), (waits, 1, 1)]


def test_who_has_waited_long_enough_is_told(home):
    """Nothing is changed, and the message says what to do."""
    pause = Pause()
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(Library(home, encoder=WatchedEncoder(pause)).refresh)
        pause.begun.wait()
        with pytest.raises(IndexBusy, match="another process is changing this index"):
            library_in(home, patience=0).refresh()
        pause.go_on.set()
        first.result()


def test_the_corpus_that_was_read_is_the_one_that_is_indexed(library, home):
    """A file that changes while the index is built makes the index outdated, never wrong in silence."""
    digest = home / "corpus" / "digests" / "kelp-2021.md"

    def meddle() -> None:
        written(digest, DIGEST.replace("in every trial", "in no trial"))

    Library(home, encoder=WatchedEncoder(meddle)).refresh()
    with pytest.raises(IndexOutdated, match="the files of the corpus have changed"):
        library.check()
    assert "in no trial" in library.ask("iodine in every trial").matches[0].text
