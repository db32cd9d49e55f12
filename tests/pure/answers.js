// Check what the server's answer means for what was sent (static/js/outbox/meaning.js).
import { meaning } from "/static/js/outbox/meaning.js";
import { check, same } from "./checks.js";

const ours =
  (more = {}) =>
  (name) =>
    ({ "Glimmers-Answer": "1", ...more })[name] ?? null;
const foreign =
  (more = {}) =>
  (name) =>
    more[name] ?? null;

check("only an answer that says so means kept", () => {
  same(meaning(200, ours({ "HX-Trigger": "glimmers:kept" })), "kept");
  same(meaning(200, ours()), "later");
  same(meaning(200, foreign()), "later");
  same(meaning(302, ours({ "HX-Trigger": "glimmers:kept" })), "later");
  same(meaning(500, ours({ "HX-Trigger": "glimmers:kept" })), "later");
});

check("a page to sign in at means signed out, whatever else it says", () => {
  same(meaning(200, ours({ "HX-Redirect": "/accounts/login/", "HX-Trigger": "glimmers:kept" })), "signed-out");
  same(
    [401, 403].map((status) => meaning(status, foreign())),
    ["signed-out", "signed-out"],
  );
});

check("what belongs to somebody else is not sent as theirs", () => {
  same(meaning(409, ours({ "HX-Trigger": "glimmers:somebody-else" })), "somebody-else");
});

check("only the journal itself can refuse for good", () => {
  for (const status of [400, 404, 409, 413, 422]) {
    same(meaning(status, ours()), "refused");
    same(meaning(status, foreign()), "later");
  }
});

check("failures that may pass are tried again later", () => {
  for (const status of [0, 408, 429, 500, 502, 503, 504]) same(meaning(status, ours()), "later");
});
