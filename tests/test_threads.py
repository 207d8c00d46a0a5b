"""Linear algebra on one thread.

Each test runs in a process of its own: in this one other tests' servers may be inside at the time, and
libraries may have been loaded since that no question uses.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGINNING = """
from threading import Barrier, Thread
import numpy as np
from threadpoolctl import ThreadpoolController
from askreviews.threads import one_thread

def threads():
    return {pool["num_threads"] for pool in ThreadpoolController().select(user_api="blas").info()}

outside = threads()
"""

NESTED = """
with one_thread:
    try:
        with one_thread:
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert threads() == {1}, threads()
assert threads() == outside, threads()
"""

BESIDE = """
both_inside, one_left = Barrier(2), Barrier(2)
stayed = []

def first():
    with one_thread:
        both_inside.wait(timeout=10)
    one_left.wait(timeout=10)

def second():
    with one_thread:
        both_inside.wait(timeout=10)
        one_left.wait(timeout=10)
        stayed.append(threads())

both = [Thread(target=first), Thread(target=second)]
for thread in both:
    thread.start()
for thread in both:
    thread.join()
assert stayed == [{1}], stayed
assert threads() == outside, threads()
"""


@pytest.mark.parametrize("program", [NESTED, BESIDE], ids=["inside-another-and-after-an-error", "two-beside"])
def test_products_keep_to_one_thread_until_the_last_has_left(program):
    """Outside it is as the program around us has set it."""
    ran = subprocess.run(
        [sys.executable, "-c", BEGINNING + program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
