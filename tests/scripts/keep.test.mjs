// Lists of ids, the intake that matters now, and calendar files, without a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { calendar } from "../../themes/nghe/scripts/keep/calendar.js";
import { nearest } from "../../themes/nghe/scripts/keep/intakes.js";
import { asked, idOf, keep, kept, key, renamed, toggled } from "../../themes/nghe/scripts/keep/store.js";

const vectors = JSON.parse(readFileSync(new URL("../data/calendar-vectors.json", import.meta.url)));

test("calendar files are those that the program writes", () => {
  for (const { name, entries, file } of vectors) assert.equal(calendar(name, entries), `${file.join("\r\n")}\r\n`);
});

test("an alarm stands inside its entry", () => {
  const text = calendar(vectors[0].name, [{ ...vectors[0].entries[0], alarm: true }]);
  assert.match(text, /BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:[^]*TRIGGER:-P7D\r\nEND:VALARM\r\nEND:VEVENT/);
});

test("the intake that is open and closes first is shown, by the clock", () => {
  const now = Date.parse("2026-11-23T01:00:00Z");
  const intake = (state, closes, opens) => ({ state, closes, opens });
  const late = intake("open", "2026-12-31T17:00:00Z");
  const soon = intake("open", "2026-11-30T17:00:00Z");
  const over = intake("open", "2026-11-20T17:00:00Z");
  const later = intake("upcoming", "2027-03-01T17:00:00Z", "2027-01-01T17:00:00Z");
  const full = intake("full", "2026-11-25T17:00:00Z");
  const always = intake("continuous");
  assert.equal(nearest([late, over, soon], now), soon);
  assert.equal(nearest([over, later, full], now), later);
  assert.equal(nearest([later, always], now), always);
  assert.equal(nearest([over, full], now), full);
  assert.equal(nearest([over, intake("closed", "2026-10-01T17:00:00Z")], now), over);
  assert.equal(nearest([], now), undefined);
});

test("an address may ask for too much, and says what of it is not shown", () => {
  assert.deepEqual(asked("?c=a,b,a,c,d,e,X!"), { ids: ["a", "b", "c", "d"], many: ["e"], repeated: ["a"], unknown: ["X!"] });
  assert.deepEqual(asked(""), { ids: [], many: [], repeated: [], unknown: [] });
});

test("a list survives what else may stand in the storage", () => {
  const storage = new Map();
  const local = { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => storage.set(key, value) };
  assert.deepEqual(kept(local, "saved"), []);
  assert.equal(keep(local, "saved", toggled(["a"], "b")), true);
  assert.deepEqual(kept(local, "saved"), ["a", "b"]);
  for (const odd of ["{", "7", '{"a":1}', "null"]) {
    storage.set(key("saved"), odd);
    assert.deepEqual(kept(local, "saved"), []);
  }
  storage.set(key("saved"), '["a","a","../b",null,{}]');
  assert.deepEqual(kept(local, "saved"), ["a"]);
  assert.deepEqual(kept(undefined, "saved"), []);
  assert.equal(keep(undefined, "saved", []), false);
});

test("sites in folders of one host keep lists of their own, the languages of a site the same", () => {
  assert.equal(key("saved", "https://a.example/assets/saving-1.js"), "nghe-saved");
  assert.equal(key("saved", "https://a.example/thu/assets/saved-2.js"), "nghe-saved/thu");
  assert.equal(key("chosen", "https://a.example/a/assets/assets/x.js"), "nghe-chosen/a/assets");
});

test("what moved takes the place of its old id, and stands once", () => {
  assert.deepEqual(renamed(["a", "b", "c"], "b", "d"), ["a", "d", "c"]);
  assert.deepEqual(renamed(["a", "b", "c"], "c", "a"), ["a", "b"]);
  assert.deepEqual(renamed(["a"], "b", "c"), ["a"]);
});

test("the address of a programme has its id in every folder and language", () => {
  assert.equal(idOf("/thu/en/chuong-trinh/a-b/"), "a-b");
  assert.equal(idOf("/chuong-trinh/trang/2/"), undefined);
  assert.equal(idOf("/truong/a/"), undefined);
});
