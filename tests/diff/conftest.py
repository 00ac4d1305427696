"""The helpers beside these tests, and those that write layouts, can be imported by name."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "edit"), str(HERE.parent / "writing")]
