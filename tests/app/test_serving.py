"""Starting and naming the server."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from app_samples import MOSS, SampleLibrary

from askreviews import AskReviewsError
from askreviews_app import serve
from askreviews_app.serving import listen, url

SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
from app_samples import MOSS, SampleLibrary
from askreviews_app import serve
serve(SampleLibrary(MOSS), port=0, announce=lambda address: print(address, flush=True))
print("closed", flush=True)
"""


def test_importing_loads_no_web_framework():
    """`import askreviews_app` is cheap: Gradio, FastAPI and uvicorn come with the first application."""
    code = "import sys, askreviews_app; print({'gradio', 'fastapi', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_taken_port_is_a_clear_error():
    """A port that another program holds is named, with what to do, before anything is loaded."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AskReviewsError, match=rf"Port {port} on 127\.0\.0\.1 .* another port"):
            serve(SampleLibrary(MOSS), port=port, announce=print)


def test_address_that_is_not_ours_is_a_clear_error():
    """An address that this machine does not have is named in the same way."""
    with pytest.raises(AskReviewsError, match=r"on 203\.0\.113\.1 cannot be listened on"):
        listen("203.0.113.1", 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860/"),
        ("::1", "http://[::1]:7860/"),
        ("0.0.0.0", "http://127.0.0.1:7860/"),
        ("localhost", "http://localhost:7860/"),
    ],
)
def test_address_can_be_opened(host, address):
    """What is announced is an address that a browser on this machine can open."""
    assert url(host, 7860) == address


@pytest.mark.slow
def test_interrupt_closes_the_server_in_order():
    """The address is announced on any free port; an interrupt ends the server without a traceback."""
    here = str(Path(__file__).parent)
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, here], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(b"GET /theme.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert connection.recv(12) == b"HTTP/1.1 200"
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=30)
    finally:
        server.kill()
    assert (out, err, server.returncode) == ("closed\n", "", 0)
