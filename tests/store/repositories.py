"""A temporary git repository, and what tests look at in it."""

import pathlib
import subprocess

WHO = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "gc.auto=0")


def git(folder, *arguments, fine=True, **options):
    done = subprocess.run(
        ["git", "-C", str(folder), *WHO, *arguments],
        capture_output=True, check=False, text=True, **options,
    )  # fmt: skip
    assert done.returncode == 0 or not fine, done.stderr
    return done.stdout.strip()


class Repository:
    """A repository in ``root``."""

    def __init__(self, root, *options):
        self.root = pathlib.Path(root)
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *arguments, fine=True, **options):
        return git(self.root, *arguments, fine=fine, **options)

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, message="Commit"):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.head()

    def head(self):
        return self.git("rev-parse", "HEAD")

    def everything(self):
        """Path -> (content, time of change) of every file; git's own too, objects and index."""
        return everything_in(self.root)


def everything_in(folder):
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.lstat().st_mtime_ns)
        for path in sorted(pathlib.Path(folder).rglob("*"))
        if path.is_file()
    } | {path.relative_to(folder).as_posix(): None for path in folder.rglob("*") if path.is_dir()}
