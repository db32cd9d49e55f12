// What the server's answer means for what was sent (static/js/outbox/meaning.js).
import { meaning } from "/static/js/outbox/meaning.js";
import { check, same } from "./checks.js";

const ours =
  (more = {}) =>
  (name) =>
    ({ "Glimmers-Answer": "1", ...more })[name] ?? null;
const strangers =
  (more = {}) =>
  (name) =>
    more[name] ?? null;

check("kept is what says so, and nothing else", () => {
  same(meaning(200, ours({ "HX-Trigger": "glimmers:kept" })), "kept");
  same(meaning(200, ours()), "later");
  same(meaning(200, strangers()), "later");
  same(meaning(302, ours({ "HX-Trigger": "glimmers:kept" })), "later");
  same(meaning(500, ours({ "HX-Trigger": "glimmers:kept" })), "later");
});

check("a page to sign in at is no answer to what was sent", () => {
  same(meaning(200, ours({ "HX-Redirect": "/accounts/login/", "HX-Trigger": "glimmers:kept" })), "signed-out");
  same(
    [401, 403].map((status) => meaning(status, strangers())),
    ["signed-out", "signed-out"],
  );
});

check("what belongs to somebody else is not sent as theirs", () => {
  same(meaning(409, ours({ "HX-Trigger": "glimmers:somebody-else" })), "somebody-else");
});

check("a refusal is the journal's own, and for good", () => {
  for (const status of [400, 404, 409, 413, 422]) {
    same(meaning(status, ours()), "refused");
    same(meaning(status, strangers()), "later");
  }
});

check("whatever passes is tried later", () => {
  for (const status of [0, 408, 429, 500, 502, 503, 504]) same(meaning(status, ours()), "later");
});
