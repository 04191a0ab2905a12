"""Loaded before anything of the tests is.

Modules are compiled once and kept, also where the environment forbids it, as in many containers: the tests
start many processes, and each would compile all of ours again. It stands here because pytest rewrites every
module of its plugins, and conftest.py loads one of them, Hypothesis.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
