"""The yardstick: read every YAML file of a folder with libyaml alone, and do nothing with it.

Runs as a process of its own, `python libyaml_read.py FOLDER`, and imports no more than it needs.
"""

import os
import sys

from yaml import CSafeLoader, load


def read_folder(folder: str) -> int:
    """Read each file below a folder; return how many there were."""
    count = 0
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with open(os.path.join(root, name), "rb") as stream:
                load(stream.read(), CSafeLoader)
            count += 1
    return count


if __name__ == "__main__":
    read_folder(sys.argv[1])
