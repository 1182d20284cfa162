"""`serve` and `demo` answer this machine only, and say what stops them."""


def test_other_machines_are_refused(ask):
    answer = ask("serve", "--host", "0.0.0.0")  # noqa: S104 - this is what must be refused
    assert answer.exit_code == 1
    assert "this machine only" in answer.stderr


def test_test_users_are_refused_until_there_is_sign_in(ask):
    answer = ask("demo", "--test-users")
    assert answer.exit_code == 2
    assert "later release" in answer.stderr


def test_a_taken_port_is_said_before_any_work(tmp_path, ask):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = ask("serve", "--port", port, "--instance", tmp_path)
    assert answer.exit_code == 1
    assert f"Port {port} is taken" in answer.stderr


def test_a_wrong_setting_stops_the_start_with_a_sentence(tmp_path, ask):
    answer = ask("serve", "--instance", tmp_path, env={"SUFFICIENCY_TODAY": "20/11/2026"})
    assert answer.exit_code == 1
    assert "SUFFICIENCY_TODAY" in answer.stderr
