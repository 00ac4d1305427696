"""Compiled templates: in the wheel as Python modules, otherwise in the program's cache.

Compiling the templates takes as long as filling them. The wheel's build (`hatch_build.py`) writes
each as a module, which pip compiles on installation; its name has everything that it follows from,
so that another template, format or Jinja finds none and compiles its own.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Protocol

import jinja2
from jinja2 import meta
from jinja2.bccache import Bucket

from vawg_plan import __version__, data_files

FOLDER = "compiled"


class Cache(Protocol):
    """What keeps compiled templates between runs: bytes by key, as `vawg_plan.store.cache` does."""

    def get(self, key: bytes) -> bytes | None:
        """The value, if there is one."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value."""


class Compiled(jinja2.BytecodeCache):
    """Finds compiled templates where they are kept.

    Jinja's own form of them holds a pickle, so it is not used.
    """

    def __init__(self, cache: Cache | None, fmt: str) -> None:
        self._cache = cache
        self._fmt = fmt

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what came with the program or what the cache has; damaged code is no code."""
        code = _shipped(bucket.key, module_name(bucket.checksum, self._fmt))
        if code is None and self._cache is not None:
            code = _thawed(self._cache.get(self._key(bucket)))
        bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a freshly compiled template."""
        if self._cache is not None:
            self._cache.put(self._key(bucket), marshal.dumps(bucket.code))

    def _key(self, bucket: Bucket) -> bytes:
        name = f"{__version__} {module_name(bucket.checksum, self._fmt)} {bucket.key} ".encode()
        return hashlib.sha256(name + MAGIC_NUMBER).digest()[:16]


def module_name(checksum: str, fmt: str) -> str:
    """The name of a compiled template: its format, the version of Jinja, its text's checksum."""
    return f"{fmt}_{jinja2.__version__.replace('.', '_')}_{checksum}"


def sources(
    environment: jinja2.Environment, fmt: str, roots: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """(module's name, its Python source) of these templates and of all that they refer to."""
    loader, cache = environment.loader, Compiled(None, fmt)
    pending, seen = list(roots), set(roots)
    while pending and loader is not None:
        name = pending.pop()
        text, _, _ = loader.get_source(environment, name)
        yield (
            module_name(cache.get_source_checksum(text), fmt),
            environment.compile(text, name, name, raw=True),
        )
        found = {one for one in meta.find_referenced_templates(environment.parse(text)) if one}
        pending += sorted(found - seen)
        seen |= found


def _shipped(template: str, name: str) -> CodeType | None:
    try:
        path = data_files.find(FOLDER, f"{name}.py")
    except FileNotFoundError:
        return None
    code = SourceFileLoader(name, path).get_code(name)
    return None if code is None else _named(code, template)


def _named(code: CodeType, template: str) -> CodeType:
    """The code with the template as its file, so that a traceback names it."""
    inner = tuple(_named(c, template) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_filename=template, co_consts=inner)


def _thawed(value: bytes | None) -> CodeType | None:
    if value is None:
        return None
    try:
        code = marshal.loads(value)  # noqa: S302 - written by us into the user's own folder
    except (ValueError, EOFError, TypeError):
        return None
    return code if isinstance(code, CodeType) else None
