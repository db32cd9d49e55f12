// Check which draft comes back (static/js/drafts/choose.js), and how what waits becomes a draft and what is sent
// (static/js/outbox/translate.js).
import { lockOf, newestDraft } from "/static/js/drafts/choose.js";
import { photosIn, saidIn } from "/static/js/drafts/fields.js";
import { asDraft, asSent } from "/static/js/outbox/translate.js";
import { check, same } from "./checks.js";

const START = "glimmers:draft:alice:add:";
const ask = ({ drafts = {}, held = [], locks = [] }) => {
  const written = new Map(
    Object.entries(drafts).map(([name, at]) => [name.startsWith("glimmers:") ? name : START + name, { at }]),
  );
  const key = newestDraft({ start: START, mine: `${START}mine`, written, held, locks: locks.map(lockOf) });
  return key?.replace(START, "") ?? null;
};

check("the newest draft comes back", () => same(ask({ drafts: { one: 1, two: 3, mine: 2 } }), "two"));
check("a draft that another window writes in stays there", () =>
  same(ask({ drafts: { one: 1, two: 3 }, locks: ["two"] }), "one"),
);
check("this window's own draft comes back, though its lock is held", () =>
  same(ask({ drafts: { mine: 1 }, locks: ["mine"] }), "mine"),
);
check("a draft of another form, or of another person, does not come back", () => {
  same(ask({ drafts: { "glimmers:draft:alice:edit-7:one": 9, "glimmers:draft:bob:add:one": 9 } }), null);
});
check("photos alone are a draft, as old as the newest of them", () => {
  const held = [1, 5].map((at) => ({ draft: `${START}photos`, at }));
  same(ask({ drafts: { one: 4 }, held }), "photos");
  same(ask({ drafts: { one: 6 }, held }), "one");
});
check("a photo without a draft brings none back", () => same(ask({ held: [{ at: 1 }] }), null));

check("drafts that differ only in their day or their writer say the same", () => {
  const fields = [
    ["text", "Rain"],
    ["shift", "calm"],
    ["photos", "7"],
    ["description-7", "A roof"],
  ];
  const others = [...fields, ["on", "2026-11-22"], ["writer", "bob"]];
  same([saidIn(others), photosIn(others)], [saidIn(fields), photosIn(fields)]);
  same(
    photosIn([
      ["photos", "7"],
      ["photos", "8"],
    ]) ===
      photosIn([
        ["photos", "8"],
        ["photos", "7"],
      ]),
    false,
  );
});

const ENTRY = {
  client_id: "c1",
  user: "alice",
  at: 60_000,
  zone: "Europe/Berlin",
  path: "/",
  fields: [
    ["client_id", "c0"],
    ["writer", "somebody"],
    ["day", "2026-11-22"],
    ["text", "Rain"],
    ["sources", "sound"],
    ["sources", "rest"],
  ],
  photos: [
    { upload_id: "u1", id: "p1", blob: { type: "image/png" }, name: "one.png", description: "One" },
    { upload_id: "u2", id: null, blob: { type: "image/heic" }, name: "two.heic", description: "" },
    { upload_id: "p3", id: "p3", blob: null, name: "", description: "Three" },
  ],
};

check("what is sent is as its writer left it, for the day that the page shows", () => {
  same(asSent(ENTRY, "2026-11-23", 90_400), [
    ["text", "Rain"],
    ["sources", "sound"],
    ["sources", "rest"],
    ["client_id", "c1"],
    ["writer", "alice"],
    ["day", "2026-11-23"],
    ["zone", "Europe/Berlin"],
    ["waited", 30],
    ["photos", "p1"],
    ["description-p1", "One"],
    ["photos", "p3"],
    ["description-p3", "Three"],
  ]);
});

check("what is taken back is the same glimmer, with its time, its words and its photos in their order", () => {
  const { fields, held } = asDraft(ENTRY, "fresh");
  same(fields.slice(0, 1), [["client_id", "c1"]]);
  same(fields.slice(6), [
    ["since", 60_000],
    ["waiting", "u1"],
    ["description-u1", "One"],
    ["waiting", "u2"],
    ["description-u2", ""],
    ["photos", "p3"],
    ["description-p3", "Three"],
  ]);
  same(
    held.map(({ upload_id, type, at }) => [upload_id, type, at]),
    [
      ["u1", "image/png", 60_000],
      ["u2", "image/heic", 60_000],
    ],
  );
});

check("what was kept before in other words becomes another glimmer", () => {
  same(asDraft({ ...ENTRY, wasKept: true }, "fresh").fields[0], ["client_id", "fresh"]);
});
