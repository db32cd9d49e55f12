// Check the words of a search with a chip and without (static/js/search/words.js).
import { withIt, without } from "/static/js/search/words.js";
import { check, same } from "./checks.js";

check("what was tapped comes first, before what was typed", () => same(withIt("rain", "#people"), "#people rain"));
check("one time takes the place of another", () => {
  same(withIt("on:2025 rain", "on:2026"), "on:2026 rain");
  same(withIt("rain before:2025-03 ", "after:2026"), "after:2026 rain ");
  same(withIt("on:2025 rain", "on:2026"), "on:2026 rain");
});
check("a tag leaves the time where it is", () => same(withIt("on:2025 rain", "#rest"), "#rest on:2025 rain"));
check("a second tap removes the part, wherever it stands, and nothing that only begins like it", () => {
  same(without("#people rain", "#people"), "rain");
  same(without("rain #people", "#people"), "rain");
  same(without("#people/mum rain", "#people"), "#people/mum rain");
});
