// Which files of an index in parts are fetched, and in which order their answers stand.
import assert from "node:assert/strict";
import test from "node:test";
import { merged, wanted } from "../../themes/nghe/scripts/search/parts.js";

const parts = ["co-khi", "kinh-doanh"].flatMap((field) =>
  ["cao-dang", "trung-cap"].map((level) => ({ field, level, href: `/${field}-${level}.nghe`, count: 1 })));
const first = {
  occupations: { from: 10, to: 13 }, group: [0, 1, 1], parts,
  values: { field: { keys: ["co-khi", "kinh-doanh"] }, level: { keys: ["cao-dang", "trung-cap"] } },
};
const files = (choice, docs) => wanted(first, choice, Uint32Array.from(docs)).map(({ href }) => href);

test("a choice of fields and levels says which files are needed", () => {
  assert.deepEqual(files({ field: [1], level: [0] }, [10]), ["/kinh-doanh-cao-dang.nghe"]);
  assert.deepEqual(files({ level: [1] }, []), ["/co-khi-trung-cap.nghe", "/kinh-doanh-trung-cap.nghe"]);
});

test("without a field, the occupations found say it; without any, all are needed", () => {
  assert.deepEqual(files({}, [3, 12, 40]), ["/kinh-doanh-cao-dang.nghe", "/kinh-doanh-trung-cap.nghe"]);
  assert.equal(files({}, [3]).length, 4);
});

test("answers of several files stand by rank and then by name", () => {
  const index = (titles) => ({
    words: titles, patterns: ["\u0001"], patternOf: titles.map(() => 0),
    starts: Uint32Array.from([0, ...titles.map((_, i) => i + 1)]), rows: Uint32Array.from(titles.map((_, i) => i)),
  });
  const [one, two] = [index(["Dược", "Hàn"]), index(["Đúc", "May"])];
  const answer = (keys) => ({ docs: Uint32Array.from([0, 1]), keys: Float64Array.from(keys) });
  const all = merged([{ index: one, answer: answer([5, 7]) }, { index: two, answer: answer([5, 6]) }]);
  assert.deepEqual(all.map(({ index, doc }) => index.words[doc]), ["Dược", "Đúc", "May", "Hàn"]);
});
