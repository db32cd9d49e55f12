"""In Chromium a bundle equals its sources: minified scripts do the same, minified styles are the same rules."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hosting.minifying import minified
from hosting.statics import CSS_IMPORT, bundled_css, bundled_scripts

STATIC = Path(__file__).parent.parent.parent / "static"

# Scripts that share names, and code that minifying could break: each adds to `found`.
ONE = r"""
// A name of its own, as every script here has one.
const found = (globalThis.found ??= []);
const ask = (name) => `${name}: ${[1, 2].map((each) => `<${each}>`).join("")} </script>`;
let before = Promise.resolve("one");
const { a: first = 1, ...rest } = { b: 2, c: 3 };
found.push(ask("one"), first, rest, /[/'"`]\/\/ no comment/.test("'// no comment"), typeof later);
for (const each of [1, 2]) { const first = each * 2; found.push(first); }
try { throw new Error("x"); } catch { found.push("caught"); }
const later = (first, ask = first) => { const before = ask; return { first, ask, before }; };
found.push(later(5), later?.(6)?.first ?? "none");
""".replace(", typeof later", "")
TWO = r"""
const found = globalThis.found;
const ask = () => "two";
let before = 0, after = 1 - -before
const next = () => (before += 1) && (before > 1 ? "more" : before), going = new Map([["a", { going: true }]])
;[next(), next()].forEach((each) => found.push(each, ask()));
const fill = (html) => html.replaceAll(/\s+(?=<)/g, "").replace(`"`, '\'');
found.push(fill(`<b>  <i>"`), after++ + +before, going.get("a").going, 5e3, 0.5, 1_000);
const verbs = { async wait({ entry }) { return { ...entry, ask: ask() }; }, get all() { return found.length; } };
found.push(verbs.all, `${verbs.all}` in [], [..."ab"].at(-1), (() => { if (before) return "early"; return "late"; })());
label: for (;;) { for (;;) break label; }
globalThis.done = verbs.wait({ entry: { id: 1 } }).then((each) => found.push(each, "\u2028|\0|😀|é".length));
"""

# All rules as the browser has read them, in its own notation.
RULES = """(texts) => texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText).join("\\n");
})"""


@pytest.fixture
def blank(chromium: Browser) -> Page:
    return chromium.new_page()


def test_a_bundle_does_what_its_scripts_do(blank: Page, tmp_path: Path) -> None:
    (tmp_path / "app.js").write_text('// Names them.\nimport "./one.js";\nimport "./two.js";\n')
    (tmp_path / "one.js").write_text(ONE)
    (tmp_path / "two.js").write_text(TWO)

    def run(text: str) -> Any:
        blank.goto("about:blank")
        blank.add_script_tag(content=text, type="module")
        return blank.evaluate("(async () => { await done; return [found, Object.keys(window).at(-1)]; })()")

    bundle = bundled_scripts({"js/app.js": tmp_path / "app.js"})["js/app.js"]
    expected = run(f"{{\n{ONE}}}{{\n{TWO}}}")
    assert len(expected[0]) > 20
    assert run(bundle) == expected
    assert "Names them" not in bundle
    assert len(bundle) < 0.8 * len(ONE + TWO)


def test_the_style_sheet_has_the_same_rules(blank: Page) -> None:
    path = STATIC / "css/app.css"
    short = bundled_css(path)
    long = CSS_IMPORT.sub(
        lambda found: f"@layer {found['layer']} {{\n{(path.parent / found['path']).read_text()}}}", path.read_text()
    )
    ours, theirs = blank.evaluate(RULES, [long, short])
    assert len(ours) > 40_000
    # A value over several lines keeps its blanks if it contains a `var()`.
    assert [line.strip() for line in theirs.split("\n")] == [line.strip() for line in ours.split("\n")]
    assert len(short) < 0.95 * len(long)


def test_what_stands_between_quotes_is_no_comment(blank: Page, tmp_path: Path) -> None:
    (tmp_path / "app.css").write_text('@import url("one.css") layer(base);\n')
    (tmp_path / "one.css").write_text(
        """/* 'one' */ a::before { content: "/* \\" */"; /* " */ }\n  b { color: red }\n"""
    )
    short = bundled_css(tmp_path / "app.css")
    assert short == '@layer base {\na::before { content: "/* \\" */";  }\nb { color: red }\n}\n'


def test_a_script_that_cannot_be_read_stops_the_start() -> None:
    with pytest.raises(CalledProcessError):
        minified("const = ;")
