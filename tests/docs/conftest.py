"""Finds the scripts that make the documents; a source package comes without them."""

import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
collect_ignore = [] if (SCRIPTS / "docs.py").exists() else ["test_docs.py"]
sys.path.insert(0, str(SCRIPTS))
