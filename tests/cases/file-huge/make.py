"""A file of 200 MB, and one just over the limit."""


def make(root):
    with (root / "plan/actions/03-benches.yaml").open("wb") as file:
        file.truncate(200_000_000)
    (root / "plan/actions/04-gates.yaml").write_bytes(b"#" * (2 * 1024 * 1024 + 1))
