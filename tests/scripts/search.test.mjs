// The search library on the index of the real site, and on broken files. The index is that of
// NGHE_SITE, a built site; without it, one is built by the program in NGHE or by cargo.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { filter, OFFERED, OWN } from "../../themes/nghe/scripts/search/facets.js";
import { deadlines, state } from "../../themes/nghe/scripts/search/open.js";
import { kindOf, search } from "../../themes/nghe/scripts/search/query.js";
import { prepare, read } from "../../themes/nghe/scripts/search/reader.js";
import { highlight, href, id, title, valueName } from "../../themes/nghe/scripts/search/show.js";
import { distance } from "../../themes/nghe/scripts/search/near.js";
import { monthly, sorted } from "../../themes/nghe/scripts/search/sort.js";
import { indexBytes, judge } from "../search/golden.mjs";

const CLOCK = "2026-11-23T08:00+07:00";
const now = new Date(CLOCK);
const root = fileURLToPath(new URL("../..", import.meta.url));

function build() {
  const out = mkdtempSync(join(tmpdir(), "nghe-search-"));
  const args = ["build", "-q", "-o", join(out, "site"), "--clock", CLOCK];
  const [program, before] = process.env.NGHE ? [process.env.NGHE, []] : ["cargo", ["run", "--locked", "-q", "--"]];
  execFileSync(program, [...before, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return join(out, "site");
}

const site = process.env.NGHE_SITE ?? build();
const bytes = indexBytes(site);
const index = read(bytes);
const all = Array.from({ length: index.programmes }, (_, doc) => doc);

test("every golden query is answered as it should be", () => {
  const table = JSON.parse(readFileSync(join(root, "tests/data/golden-queries.json"), "utf8"));
  assert.ok(table.length >= 150);
  for (const wanted of table) assert.deepEqual(judge(index, wanted, now), [], wanted.q);
});

test("English words find what stands under them in the English edition", () => {
  const english = read(indexBytes(join(site, "en")));
  const table = JSON.parse(readFileSync(join(root, "tests/data/golden-queries-en.json"), "utf8"));
  for (const wanted of table) assert.deepEqual(judge(english, wanted, now), [], wanted.q);
});

test("as one types, nothing fails and the whole title is first of its kind", () => {
  for (let doc = 0; doc < index.size; doc += 17) {
    const name = title(index, doc);
    for (let end = 0; end <= name.length; end += 3) search(index, name.slice(0, end), { now });
    if (doc >= index.programmes && index.hidden[doc - index.programmes]) continue;
    const answer = search(index, name, { now });
    const group = answer.groups.find(({ kind }) => kind === kindOf(index, doc));
    assert.equal(title(index, group.docs[0]), name);
  }
});

test("one letter looks for nothing, two do", () => {
  assert.equal(search(index, "h", { now }).docs.length, 0);
  assert.equal(search(index, "  –  ", { now }).docs.length, 0);
  assert.ok(search(index, "ha", { now }).docs.length > 0);
});

test("a word that some record has is never mended", () => {
  assert.equal(search(index, "hàn", { now }).corrected, null);
  assert.equal(search(index, "ke toab", { now }).corrected, "ke toan");
});

test("what was found is marked in its own spelling", () => {
  const marked = (query, address) => {
    const answer = search(index, query, { now });
    const doc = answer.docs.find((found) => href(index, found) === address);
    return highlight(index, doc, answer.question(doc)).map(([from, to]) => title(index, doc).slice(from, to));
  };
  assert.deepEqual(marked("cong nghe o to", "/nghe/cong-nghe-o-to/"), ["Công nghệ ô tô"]);
  assert.deepEqual(marked("oto", "/nghe/cong-nghe-o-to/"), ["ô tô"]);
  assert.deepEqual(marked("dieu du", "/nghe/dieu-duong/"), ["Điều dư"]);
  assert.deepEqual(marked("tmdt", "/nghe/thuong-mai-dien-tu/"), ["Thương mại điện tử"]);
  assert.deepEqual(marked("dien t", "/nghe/co-dien-tu/"), ["điện t"]);
  assert.deepEqual(marked("to", "/nghe/ke-toan-doanh-nghiep/"), ["to"]);
  // Beside "ô tô" a word that only begins with "to" is not what was meant.
  assert.deepEqual(marked("cong nghe o to", "/tin-tuc/hoc-o-noi-lam-viec-an-toan/"), ["ở"]);
});

test("programmes have addresses that begin with their school", () => {
  for (const doc of all) {
    const school = id(index, index.schools.from + index.programme.school[doc] - 1);
    assert.ok(id(index, doc).startsWith(`${school}-`));
    assert.match(href(index, doc), /^\/chuong-trinh\/[a-z0-9-]+\/$/);
  }
});

test("counts say what choosing a value would give", () => {
  const choices = [{}, { level: [1] }, { level: [0, 1], mode: [0] }, { open: [0] }, { area: [3], nine: [0] }, { field: [2], shift: [0], cost: [1] }];
  for (const choice of choices) {
    const result = filter(index, choice, { now });
    const backwards = filter(index, choice, { now, among: Uint32Array.from(all).reverse() });
    assert.deepEqual([...result.docs].reverse(), [...backwards.docs]);
    for (const facet of [...OWN, ...OFFERED]) {
      const without = { ...choice, [facet]: [] };
      assert.equal(result.without(facet), filter(index, without, { now }).docs.length, facet);
      [...result.counts(facet)].forEach((count, value) => {
        if (value % 5) return;
        assert.equal(count, filter(index, { ...choice, [facet]: [value] }, { now }).docs.length, `${facet} ${value}`);
      });
    }
  }
});

test("counts of what was typed say what choosing a value would give, in whatever order it was found", () => {
  for (const text of ["cong nghe o to", "may", "trung cap", "truong"]) {
    const among = search(index, text, { now }).docs;
    for (const choice of [{}, { open: [0] }, { level: [1], area: [3] }]) {
      const { counts } = filter(index, choice, { now, among });
      for (const facet of [...OWN, ...OFFERED]) {
        counts(facet).forEach((count, value) => {
          if (value % 3) return;
          assert.equal(count, filter(index, { ...choice, [facet]: [value] }, { now, among }).docs.length, `${text}: ${facet} ${value}`);
        });
      }
    }
  }
});

test("what no value stands for is counted nowhere", () => {
  const { counts } = filter(index, {}, { now });
  for (const facet of ["entry", "cost", "level", "month"]) {
    const known = index.values[facet]?.keys.length ?? { cost: 2, month: 12 }[facet];
    assert.ok(counts(facet).subarray(0, known).some((count) => count > 0), facet);
    assert.ok(counts(facet).subarray(known).every((count) => count === 0), facet);
  }
});

test("several values of a facet add up", () => {
  const one = (level) => new Set(filter(index, { level: [level] }, { now }).docs);
  assert.equal(filter(index, { level: [0, 2] }, { now }).docs.length, one(0).size + one(2).size);
});

test("deadlines go by the visitor's clock", () => {
  const open = (moment) => filter(index, { open: [0] }, { now: new Date(moment) }).docs.length;
  assert.ok(open(CLOCK) > 0);
  assert.ok(open("2036-01-01T00:00Z") < open(CLOCK));
  for (let i = 0; i < index.offer.closes.length; i++) {
    const closes = index.begins[index.offer.closes[i]] * 60000;
    if (!closes || index.values.state.keys[index.offer.state[i]] !== "planned" || index.offer.opens[i]) continue;
    assert.equal(state(index, i, closes - 60000), 0);
    assert.equal(state(index, i, closes), 4);
    // The zone of the site is seven hours ahead, so a day ends at 17:00 UTC.
    assert.equal(new Date(closes).toISOString().slice(11), "17:00:00.000Z");
  }
});

test("programmes sort by deadline, fee, distance and name", () => {
  const docs = Uint32Array.from(all);
  const rises = (values) => assert.deepEqual(values, [...values].sort((a, b) => (a === b ? 0 : a < b ? -1 : 1)));
  const days = deadlines(index, now).days;
  const here = { lat: 21.03, lng: 105.85 };
  const keys = [(doc) => days[doc], (doc) => monthly(index, doc), (doc) => distance(index, doc, here)];
  for (const key of keys) rises([...sorted(docs, key)].map(key));
  const names = [...sorted(docs, () => 0)].map((doc) => title(index, doc));
  assert.deepEqual(names, [...names].sort(new Intl.Collator("vi", { numeric: true }).compare));
});

test("values have the words of the interface", () => {
  assert.equal(valueName(index, "level", 0), "Cao đẳng");
  assert.equal(valueName(index, "entry", 0).replace("\u00a0", " "), "Hết lớp 9");
});

test("an index of nothing can be read, which compiles what reads before the bytes are there", () => {
  const { size, words, offerFrom } = prepare();
  assert.deepEqual([size, words.length, [...offerFrom]], [0, 0, [0]]);
});

test("a file that is cut off or of another version is an error", () => {
  for (let end = 0; end < bytes.length; end += end < 200 ? 1 : 997) {
    assert.throws(() => read(bytes.subarray(0, end)), `cut off at ${end}`);
  }
  const other = Uint8Array.from(bytes);
  other[4] = 99;
  assert.throws(() => read(other), /index/);
  assert.throws(() => read(new TextEncoder().encode("<!doctype html><title>404</title>")));
});

test("a broken file is an error or is searched, and never takes long", () => {
  let seed = 42;
  const dice = (bound) => (seed = (seed * 1103515245 + 12345) % 2147483648) % bound;
  const begun = performance.now();
  for (let round = 0; round < 120; round++) {
    const broken = Uint8Array.from(bytes);
    for (let n = 0; n < 3; n++) broken[dice(round % 2 ? broken.length : 3000)] = dice(256);
    // Names that the search relies on may be broken too; what it then throws is caught where the index is loaded.
    try {
      const made = read(broken);
      const answer = search(made, "cong nghe o to", { now });
      for (const doc of answer.docs.subarray(0, 5)) href(made, doc);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
  }
  assert.ok(performance.now() - begun < 60000);
});
