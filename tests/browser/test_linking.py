"""Linked scripts do what their modules do when a browser runs both; what cannot be linked is refused with a reason."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from common.scripts import SCRIPTS
from hosting.linking import CannotLink, linked, modules_of
from hosting.minifying import minified
from hosting.statics import bundled_scripts

STATIC = Path(__file__).parent.parent.parent / "static"
SITE = "http://scripts.test"

# Private names that several modules use, every kind of export, and modules that two entries import.
MODULES = {
    "app.js": """
        import { opensLater } from "./rooms/first.js";
        import { told, tell } from "./lib/telling.js";
        tell("app", typeof say, typeof private_);
        export const all = () => told.join();
        export const opens = () => opensLater();
    """,
    "later.js": """
        import { tell } from "./lib/telling.js";
        import { next } from "./rooms/counting.js";
        import { Place } from "./rooms/place.js";
        const all = ["later"];
        tell(...all, next(), new Place("here").name, Place.most);
        export async function ended() {
          await null;
          return `ended ${next()}`;
        }
    """,
    "now.js": """
        import { tell } from "./lib/telling.js";
        tell("now");
        export const here = "now";
    """,
    "lib/telling.js": """
        // What this exports, it uses itself before its line: import "nothing", export nothing.
        const private_ = [];
        tell("telling");
        export const told = private_;
        export function tell(...what) {
          private_.push(...what);
          if (what.length > 9) tell("many");
        }
    """,
    "rooms/first.js": """
        import { next } from "./counting.js";
        import { tell } from "../lib/telling.js";
        const private_ = `first ${next()}`;
        tell(private_, say("x"));
        function say(what) {
          return what + next();
        }
        export const opensLater = async () => {
          const { here } = await import("../now.js");
          return here;
        };
    """,
    "rooms/counting.js": """
        import { tell } from "../lib/telling.js";
        let say = 0;
        tell("counting");
        export const next = () => (say += 1);
    """,
    "rooms/place.js": """
        import {
          told,
          tell,
        } from "../lib/telling.js";
        export class Place {
          static most = 3;
          #say;
          constructor(say) {
            this.#say = say;
          }
          get name() {
            return `${this.#say} ${told.length}`;
          }
        }
        [1].forEach((each) => tell(each));
    """,
}
RUN = """async ([app, later]) => {
    const first = await import(app);
    const second = await import(later);
    return [first.all(), await second.ended(), await first.opens(), Object.keys(second)];
}"""


def write(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        lines = text.strip("\n").splitlines()
        (folder / name).write_text("".join(f"{line.removeprefix(' ' * 8)}\n" for line in lines).lstrip())
    return folder


@pytest.fixture
def run(chromium: Browser) -> Callable[..., Any]:
    """Evaluate a script in a page of a site that serves just this folder."""

    def run(folder: Path, script: str, argument: Any) -> Any:
        def serve(route: Route) -> None:
            path = folder / route.request.url.removeprefix(f"{SITE}/")
            kind = "text/javascript" if path.suffix == ".js" else "text/html"
            route.fulfill(body=path.read_text() if path.is_file() else "", content_type=kind)

        page: Page = chromium.new_page()
        page.route("**", serve)
        page.goto(f"{SITE}/")
        try:
            return page.evaluate(script, argument)
        finally:
            page.close()

    return run


@pytest.mark.parametrize("shorten", [str, minified])
def test_linked_files_do_what_the_modules_do(run: Callable[..., Any], tmp_path: Path, shorten: Any) -> None:
    sources = write(tmp_path / "sources", MODULES)
    texts = linked(sources / "app.js", [sources / "later.js", sources / "now.js"])
    files = write(tmp_path / "linked", {})
    files.mkdir()
    for path, text in texts.items():
        (files / path.name).write_text(shorten(text))

    addresses = [f"{SITE}/app.js", f"{SITE}/later.js"]
    expected = run(sources, RUN, addresses)
    assert expected[0].startswith("telling,counting,first 1,x2,app,undefined,undefined,1,later,3,here 8,3")
    assert expected[1:] == ["ended 4", "now", ["ended"]]
    assert run(files, RUN, addresses) == expected
    later = "async () => { await import('./app.js'); return (await import('./now.js')).here; }"
    assert run(files, later, None) == run(sources, later, None) == "now"


def test_each_module_is_in_one_file_once(tmp_path: Path) -> None:
    sources = write(tmp_path, MODULES)
    texts = linked(sources / "app.js", [sources / "later.js", sources / "now.js"])
    assert [text.count("private_ = []") for text in texts.values()] == [1, 0, 0]
    assert [text.count("(say += 1)") for text in texts.values()] == [1, 0, 0]
    assert [text.count("static most") for text in texts.values()] == [0, 1, 0]


@pytest.mark.parametrize(
    ("modules", "why"),
    [
        ({"app.js": 'import "./a.js";', "a.js": 'import "./b.js";', "b.js": 'import "./a.js";'}, "is a cycle"),
        ({"app.js": 'import "./app.js";'}, "is a cycle"),
        ({"app.js": 'import "./a.js";'}, "which is not there"),
        ({"app.js": 'import { b } from "./a.js";', "a.js": "const b = 1;"}, "imports b, which .*a.js does not export"),
        ({"app.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";', "a.js": "export const a = 1;",
          "b.js": "export const b = 1;\nexport const a = 2;"}, "both export a"),
        ({"app.js": "", "other.js": 'import "./a.js";', "third.js": 'import "./a.js";', "a.js": ""}, "would run twice"),
        ({"app.js": 'const a = () => import("./a.js");', "a.js": ""}, "which is no entry"),
        ({"app.js": 'const { b } = await import("./other.js");', "other.js": "export const a = 1;"}, "does not export"),
    ],
)  # fmt: skip
def test_what_cannot_be_linked_says_why(tmp_path: Path, modules: dict[str, str], why: str) -> None:
    sources = write(tmp_path, modules)
    others = [path for name in ("other.js", "third.js") if (path := sources / name).exists()]
    with pytest.raises(CannotLink, match=why):
        linked(sources / "app.js", others)


@pytest.mark.parametrize(
    "form",
    [
        'import a from "./a.js";',
        'import * as a from "./a.js";',
        'import { a as b } from "./a.js";',
        "import { a } from './a.js';",
        'import { a } from "./a.js"',
        'import { a } from "a";',
        'import{a}from"./a.js";',
        ' import { a } from "./a.js";',
        'const b = 1; import { a } from "./a.js";',
        "const b = import(c);",
        "const b = import.meta.url;",
        "export default 1;",
        "export { a };",
        'export * from "./a.js";',
        'export { a } from "./a.js";',
        "export let a = 1;",
        "export const { a } = b;",
        "export const [a] = b;",
        "export function* a() {}",
    ],
)
def test_a_form_that_is_not_known_is_not_passed_over(tmp_path: Path, form: str) -> None:
    sources = write(tmp_path, {"app.js": f"const before = 1;\n{form}\n", "a.js": "export const a = 1;\n"})
    with pytest.raises(CannotLink, match="a form that is not known"):
        linked(sources / "app.js", [])


def test_what_is_exported_is_no_name_that_a_browser_has(run: Callable[..., Any], tmp_path: Path) -> None:
    exported = {name for entry in SCRIPTS for module in modules_of(STATIC / entry).values() for name in module.exports}
    assert len(exported) > 50
    assert run(tmp_path, "(names) => names.filter((name) => name in window)", sorted(exported)) == []


# The minifier moves destructuring (`const { a } = b`) before other names of the same const, without looking into
# brackets for names that it needs: these would be read before they exist.
BEFORE_ITS_LINE = """{ "plugins": [], "categories": { "correctness": "off" },
    "rules": { "eslint/no-use-before-define": ["error", { "functions": false, "variables": false }] } }"""


def test_no_shortened_script_reads_a_name_before_it_is_there(tmp_path: Path) -> None:
    (tmp_path / ".oxlintrc.json").write_text(BEFORE_ITS_LINE)
    for name, text in bundled_scripts({name: STATIC / name for name in SCRIPTS}).items():
        (tmp_path / Path(name).name).write_text(text)
    broken = minified(
        "z = (b) => { b(); const side = b.m(); const [x, y] = [(b - side) / 2, 1]; return x + y + side; };"
    )
    command = [str(Path(sys.executable).parent / "oxlint"), "--format", "unix", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    (tmp_path / "broken.js").write_text(broken)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "used before it was defined" in done.stdout, "or this test would see nothing"


def test_the_scripts_of_the_site_are_what_their_sources_are(run: Callable[..., Any], tmp_path: Path) -> None:
    sources = {name: STATIC / name for name in SCRIPTS}
    for name, text in bundled_scripts(sources).items():
        (tmp_path / Path(name).name).write_text(text)
    # Each script runs to its end, and finds its imports; the tests of pages check what it does.
    read = """async (names) => {
        const said = [];
        for (const name of names) {
            const script = Object.assign(document.createElement("script"), { type: "module", src: `/${name}` });
            addEventListener("error", ({ message }) => /SyntaxError/.test(message) && said.push(message));
            await new Promise((resolve) => { script.onload = script.onerror = resolve; document.head.append(script); });
        }
        return said;
    }"""
    assert run(tmp_path, read, [path.name for path in sources.values()]) == []
