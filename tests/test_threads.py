"""Linear algebra on one thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from askreviews.threads import one_thread


def threads():
    """How many threads each library of linear algebra uses."""
    pools = ThreadpoolController().select(user_api="blas").info()
    return {pool["num_threads"] for pool in pools}


@pytest.fixture(scope="module")
def before():
    """How many they use outside, once they are loaded."""
    np.eye(2) @ np.eye(2)
    return threads()


def test_products_keep_to_one_thread_inside(before):
    """Also inside another, and after an error; outside it is as before."""
    with one_thread:
        with pytest.raises(ZeroDivisionError), one_thread:
            raise ZeroDivisionError
        assert threads() == {1}
    assert threads() == before


def test_no_thread_takes_the_setting_back_too_early(before):
    """It holds until the last thread has left."""
    both_inside, one_left = Barrier(2), Barrier(2)

    def first():
        with one_thread:
            both_inside.wait(timeout=10)
        one_left.wait(timeout=10)

    def second():
        with one_thread:
            both_inside.wait(timeout=10)
            one_left.wait(timeout=10)
            return threads()

    with ThreadPoolExecutor(2) as pool:
        left, stayed = pool.submit(first), pool.submit(second)
        left.result()
        assert stayed.result() == {1}
    assert threads() == before
