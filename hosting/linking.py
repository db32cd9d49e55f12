"""Links JavaScript modules: each entry and all that it imports become one file, which does what the modules do.

The sources are native modules, as a browser reads them. Understood are
`import { a, b } from "./x.js";`, `import "./x.js";`, `import("./entry.js")`, and `export` before a function, a const or
a class. Each module stays in a block of its own, so that what it does not export stays private; what it exports is
declared around these blocks, so that no two modules may export the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from os.path import normpath, relpath
from pathlib import Path
from typing import NamedTuple

PATH = r'"(?P<path>\.{1,2}/[^"]+)"'
IMPORT = re.compile(rf"^import (?:\{{(?P<names>\s*\w+(?:,\s+\w+)*,?\s*)\}} from )?{PATH};\n", re.MULTILINE)
LATER = re.compile(rf"(?P<names>\{{ [\w, ]+ \}} = await )?\bimport\({PATH}\)")
EXPORT = re.compile(r"^export (?P<kind>(?:async )?function|const|class) (?P<name>\w+)(?=[ (])", re.MULTILINE)
END_OF_CLASS = re.compile(r"^export class .*?(?:\{\}|^\})$", re.MULTILINE | re.DOTALL)
# What else could be an import or export, except in comments that begin a line.
LIKE_ONE = re.compile(r"^(?![ \t]*//).*\b(?:import|export)(?:\s*[({*.\"]|\s+\w)[^\n]*", re.MULTILINE)


class CannotLink(Exception):
    """Modules that cannot be linked, and why."""


class Module(NamedTuple):
    """One file: its text without imports, the names it imports from each file, at once and later, and its exports."""

    path: Path
    text: str
    imports: dict[Path, list[str]]
    later: dict[Path, list[str]]
    exports: list[str]


def linked(first: Path, others: Iterable[Path]) -> dict[Path, str]:
    """Return the text of each entry with the modules that it imports, depth first, each once.

    The first is on every page: the others import its modules from it. Raises `CannotLink`.
    """
    files = {first: modules_of(first)}
    for entry in others:
        files[entry] = {path: module for path, module in modules_of(entry).items() if path not in files[first]}
    _check(files)
    return {entry: _text(entry, files, first) for entry in files}


def _beside(path: Path, relative: str) -> Path:
    return Path(normpath(path.parent / relative))


def _read(path: Path) -> Module:
    text = path.read_text()
    imports, later = _asked(path, IMPORT.finditer(text)), _asked(path, LATER.finditer(text))
    body = IMPORT.sub("", text)
    if odd := LIKE_ONE.search(EXPORT.sub("", LATER.sub("", body))):
        raise CannotLink(f"{path} has a form that is not known: {odd[0].strip()}")
    return Module(path, body, imports, later, [match["name"] for match in EXPORT.finditer(body)])


def _asked(path: Path, matches: Iterable[re.Match[str]]) -> dict[Path, list[str]]:
    names_by_path: dict[Path, list[str]] = {}
    for match in matches:
        names = re.findall(r"\w+", (match["names"] or "").partition("}")[0])
        names_by_path.setdefault(_beside(path, match["path"]), []).extend(names)
    return names_by_path


def modules_of(path: Path, above: tuple[Path, ...] = ()) -> dict[Path, Module]:
    """Return the modules that this one needs, depth first, and itself last. Raises `CannotLink`."""
    if path in above:
        raise CannotLink(" > ".join(str(each) for each in [*above[above.index(path) :], path]) + " is a cycle")
    if not path.is_file():
        raise CannotLink(f"{above[-1] if above else 'Somebody'} imports {path}, which is not there")
    module = _read(path)
    modules: dict[Path, Module] = {}
    for each in module.imports:
        modules |= {other: known for other, known in modules_of(each, (*above, path)).items() if other not in modules}
    return {**modules, path: module}


def _check(files: dict[Path, dict[Path, Module]]) -> None:
    modules: dict[Path, Module] = {}
    for entry, own in files.items():
        for path, module in own.items():
            if path in modules:
                raise CannotLink(f"{path} is in {entry} and in another, and would run twice: import it in the first")
            modules[path] = module
    owners: dict[str, Path] = {}
    for path, module in modules.items():
        for name in module.exports:
            if owners.setdefault(name, path) != path:
                raise CannotLink(f"{path} and {owners[name]} both export {name}")
        _check_imports(module, modules, files)


def _check_imports(module: Module, modules: dict[Path, Module], entries: Iterable[Path]) -> None:
    for path, names in [*module.imports.items(), *module.later.items()]:
        if path not in modules:
            raise CannotLink(f"{module.path} imports {path} later, which is no entry")
        if missing := set(names) - set(modules[path].exports):
            raise CannotLink(f"{module.path} imports {', '.join(missing)}, which {path} does not export")
    if inner := set(module.later) - set(entries):
        raise CannotLink(f"{module.path} imports {inner} later, which is no entry")


def _text(entry: Path, files: dict[Path, dict[Path, Module]], first: Path) -> str:
    """Return the text of this entry's file.

    What the others need of the first is one array there: names that files share would be written out in full.
    """
    own, exports = files[entry], files[entry][entry].exports
    other_modules = [module for path, modules in files.items() if path != first for module in modules.values()]
    shared_names = sorted(
        {
            name
            for module in other_modules
            for path in module.imports
            if path in files[first]
            for name in module.imports[path]
        }
    )
    lines, inside, last = [f"export let {name};" for name in exports], [], []
    if entry == first and shared_names:
        lines.append("export let $;")
        last.append(f"$ = [{', '.join(shared_names)}];")
    elif any(path not in own for module in own.values() for path in module.imports):
        lines.insert(0, f'import {{ $ }} from "{_address(entry, first)}";')
        needed = {name for module in own.values() for names in module.imports.values() for name in names}
        inside.append(f"let [{', '.join(name if name in needed else '' for name in shared_names)}] = $;")
    if names := [name for module in own.values() for name in module.exports if name not in exports]:
        inside.append(f"let {', '.join(names)};")
    return "\n".join([*lines, "{", *inside, *(_block(module, entry) for module in own.values()), *last, "}\n"])


def _address(entry: Path, other: Path) -> str:
    address = relpath(other, entry.parent)
    return address if address.startswith(".") else f"./{address}"


def _block(module: Module, entry: Path) -> str:
    hoisted = []

    def declared(match: re.Match[str]) -> str:
        kind, name = match["kind"], match["name"]
        if kind == "const":
            return name
        if kind == "class":
            return f"{name} = class {name}"
        hoisted.append(f"{name} = {name}$;")  # at the start, as a function exists before its line
        return f"{kind} {name}$"

    def later(match: re.Match[str]) -> str:
        address = _address(entry, _beside(module.path, match["path"]))
        return f'{match["names"] or ""}import("{address}")'

    text = END_OF_CLASS.sub(lambda match: f"{match[0]};", module.text)
    body = LATER.sub(later, EXPORT.sub(declared, text))
    return "\n".join(["{", *hoisted, body, "}"])
