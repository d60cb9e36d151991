// Programmes in several files: joined again they answer as one file does, and only those files are fetched that are
// needed. The site is that of the repository with a few programmes a file, built by the program in NGHE or by cargo.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { bringer, named, partsOf, wanted } from "../../themes/nghe/scripts/finder/parts.js";
import { filter, OFFERED, OWN } from "../../themes/nghe/scripts/search/facets.js";
import { join } from "../../themes/nghe/scripts/search/join.js";
import { distance } from "../../themes/nghe/scripts/search/near.js";
import { deadlines } from "../../themes/nghe/scripts/search/open.js";
import { search } from "../../themes/nghe/scripts/search/query.js";
import { read } from "../../themes/nghe/scripts/search/reader.js";
import { highlight, href, title } from "../../themes/nghe/scripts/search/show.js";
import { monthly } from "../../themes/nghe/scripts/search/sort.js";
import { indexBytes } from "../search/golden.mjs";

const CLOCK = "2026-11-23T08:00+07:00";
const now = new Date(CLOCK);
const root = fileURLToPath(new URL("../..", import.meta.url));
const made = mkdtempSync(path(tmpdir(), "nghe-parts-"));
after(() => rmSync(made, { recursive: true }));

/** Builds the site with so many programmes a file. */
function build(part) {
  const source = path(made, `source-${part}`);
  for (const folder of ["content", "themes"]) cpSync(path(root, folder), path(source, folder), { recursive: true });
  appendFileSync(path(source, "content/site.yaml"), `\nsearch_part: ${part}\n`);
  const [program, before] = process.env.NGHE ? [process.env.NGHE, []] : ["cargo", ["run", "--locked", "-q", "--"]];
  const site = path(made, `site-${part}`);
  execFileSync(program, [...before, "build", "-q", "--root", source, "-o", site, "--clock", CLOCK], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return site;
}

const site = build(7);
const whole = read(indexBytes(process.env.NGHE_SITE ?? build(40000)));
const page = readFileSync(path(site, "tim/index.html"), "utf8");
const first = read(readFileSync(path(site, /data-index=["']?([^"'\s>]+)/.exec(page)[1])));
const parts = partsOf(first);
const asked = [];
const loadIndex = async (address) => {
  asked.push(address);
  return read(readFileSync(path(site, address)));
};
const all = join(first, await Promise.all(parts.map(({ href }) => loadIndex(href))));
const addresses = (index, docs) => [...docs].map((doc) => href(index, doc));

test("the parts have every programme once, and as few as they should", () => {
  assert.equal(first.programmes, 0);
  assert.ok(parts.length > 12);
  assert.ok(parts.every(({ count }) => count > 0 && count <= 7));
  assert.equal(all.programmes, whole.programmes);
  assert.equal(all.size, whole.size);
  assert.deepEqual(new Set(addresses(all, filter(all, {}, { now }).docs)), new Set(addresses(whole, filter(whole, {}, { now }).docs)));
});

test("joined parts say of every record what one file says", () => {
  const number = new Map(addresses(whole, Array(whole.size).keys()).map((address, doc) => [address, doc]));
  const told = (index, doc) => [title(index, doc), doc < index.programmes ? [deadlines(index, now).days[doc], monthly(index, doc), distance(index, doc, { lat: 21, lng: 105.8 })] : []];
  for (let doc = 0; doc < all.size; doc++) assert.deepEqual(told(all, doc), told(whole, number.get(href(all, doc))), href(all, doc));
  const names = Array.from({ length: all.programmes }, (_, doc) => title(all, doc));
  assert.deepEqual(names, [...names].sort(new Intl.Collator("vi", { numeric: true }).compare));
});

test("joined parts answer every golden query, and mark what was found, as one file does", () => {
  const table = JSON.parse(readFileSync(path(root, "tests/data/golden-queries.json"), "utf8"));
  for (const { q } of table) {
    const [one, other] = [whole, all].map((index) => ({ index, answer: search(index, q, { now }) }));
    assert.equal(other.answer.corrected, one.answer.corrected, q);
    const told = ({ index, answer }) => [...answer.docs].map((doc) => [href(index, doc), highlight(index, doc, answer.question(doc))]).sort(([left], [right]) => (left < right ? -1 : 1));
    assert.deepEqual(told(other), told(one), q);
  }
});

test("joined parts count what one file counts", () => {
  for (const choice of [{}, { level: [1] }, { field: [2], open: [0] }, { area: [3] }, { cost: [1], entry: [0] }, { school: [4] }]) {
    const [one, other] = [whole, all].map((index) => filter(index, choice, { now }));
    assert.deepEqual(new Set(addresses(all, other.docs)), new Set(addresses(whole, one.docs)));
    for (const facet of [...OWN, ...OFFERED]) assert.deepEqual(other.counts(facet), one.counts(facet), facet);
  }
});

test("a choice and a text bring the files that they need, once, and too many are counted", async () => {
  const bring = bringer(first, { loadIndex, search, filter });
  asked.length = 0;
  const { partly } = await bring({}, "");
  assert.equal(partly.n, whole.programmes);
  const given = filter(whole, {}, { now });
  for (const facet of ["level", "field"]) assert.deepEqual(partly.counts(facet), given.counts(facet));
  assert.deepEqual([...partly.counts("area")], [...given.counts("area")].fill(0));
  assert.deepEqual(asked, []);
  const field = first.values.field.keys.indexOf(parts[0].field);
  const level = first.values.level.keys.indexOf(parts[0].level);
  const { index } = await bring({ field: [field], level: [level] }, "");
  assert.deepEqual(asked, parts.filter((part) => part.field === parts[0].field && part.level === parts[0].level).map(({ href }) => href));
  assert.deepEqual(
    new Set(addresses(index, filter(index, { field: [field], level: [level] }, { now }).docs)),
    new Set(addresses(whole, filter(whole, { field: [field], level: [level] }, { now }).docs)),
  );
  const before = asked.length;
  assert.equal((await bring({ field: [field], level: [level] }, "")).index, index);
  assert.equal(asked.length, before);
  const typed = await bring({}, "gốm sứ");
  assert.ok(typed.index.programmes > 0 && typed.index.programmes < whole.programmes);
  assert.ok(search(typed.index, "gốm sứ", { now }).docs.some((doc) => doc < typed.index.programmes));
});

test("a title leads to the file of its programme, with its level and without, and not to all files", () => {
  let sum = 0;
  for (let doc = 0; doc < whole.programmes; doc++) {
    const [field, level] = ["field", "level"].map((list) => whole.values[list].keys[whole.programme[list][doc]]);
    const name = title(whole, doc);
    for (const text of [name, name.split(" – ")[0], name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d")]) {
      const files = wanted(first, {}, named(first, search, text));
      assert.ok(files.some((file) => file.field === field && file.level === level), text);
      sum += files.reduce((all, { count }) => all + count, 0);
    }
  }
  // A third of all in the mean.
  assert.ok(sum < (whole.programmes ** 2 * 3) / 3, `${sum / whole.programmes / 3} of ${whole.programmes}`);
});

test("a word that only titles have leads to their files", () => {
  const all = partsOf(first).flatMap(({ field, own }) => own.filter((word) => word).map((word) => [field, word]));
  assert.ok(all.length > 0);
  for (const [field, word] of all) {
    assert.ok(named(first, search, word).includes(first.values.field.keys.indexOf(field)), `${field}: ${word}`);
  }
});

test("a file that could not be fetched is asked for again", async () => {
  let fails = true;
  const flaky = async (address) => (fails ? Promise.reject(new Error("offline")) : loadIndex(address));
  const bring = bringer(first, { loadIndex: flaky, search, filter });
  const choice = { field: [first.values.field.keys.indexOf(parts[0].field)], level: [first.values.level.keys.indexOf(parts[0].level)] };
  await assert.rejects(bring(choice, ""));
  fails = false;
  assert.ok((await bring(choice, "")).index.programmes > 0);
});
