import socket

import pytest


def test_a_test_that_reaches_for_the_network_fails():
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(AssertionError, match="network"):
        socket.getaddrinfo("example.org", 80)
    with socket.socket() as one:
        for reach in (one.connect, one.connect_ex, one.bind):
            with pytest.raises(AssertionError, match="network"):
                reach(("192.0.2.1", 80))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="pipes of this family exist on Unix only")
def test_processes_of_the_program_may_still_talk_to_each_other():
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
