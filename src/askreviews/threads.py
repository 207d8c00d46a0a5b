"""Linear algebra on one thread, while a question is answered.

The products of matrices that one question needs are small. Threads of the linear algebra's own gain them a
tenth on idle cores; on busy ones they wait for each other, and a question takes ten times as long. And how
many there are changes the last digits of a product, so that two machines would score the same passage
differently. Questions run beside each other instead.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from types import TracebackType

from threadpoolctl import ThreadpoolController


class OneThread:
    """Keeps each product of matrices to one thread, from the first ``with`` entered to the last one left.

    The setting is the process's own, so all threads share one `OneThread`: none takes it back while another
    still counts on it. A limit that the program around us has set stays as it is. It holds for the libraries
    loaded when it was first entered: numpy's, the only one that a question uses, is always among them.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        # threadpoolctl lets no other thread take back what one has set: this one does both, for all.
        self._setter = ThreadPoolExecutor(1, thread_name_prefix="one-thread")

    def __enter__(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._limit = self._setter.submit(lambda: _loaded().limit(limits=1, user_api="blas")).result()
            self._inside += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._setter.submit(self._limit.restore_original_limits).result()


@cache
def _loaded() -> ThreadpoolController:
    """The libraries of linear algebra in this process; looked for once, which takes milliseconds."""
    return ThreadpoolController()


one_thread = OneThread()
