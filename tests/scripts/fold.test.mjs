// Holds the script's reading of words to the tables that the generator is held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fold, key, spelling, typed, words } from "../../themes/nghe/scripts/search/fold.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"));

test("every text folds as the table says, in every normal form", () => {
  for (const { input, fold: folded } of read("fold-vectors.json")) {
    for (const text of [input, input.normalize("NFC"), input.normalize("NFD")]) {
      assert.equal(fold(text), folded, JSON.stringify(text));
    }
  }
});

test("every word is read as the table says", () => {
  const table = read("search-vectors.json");
  for (const [text, expected] of table.words) assert.deepEqual(words(text), expected);
  for (const [word, expected] of table.keys) assert.equal(key(word), expected, word);
  for (const [word, expected] of table.spellings) assert.equal(spelling(word), expected, word);
  for (const [left, right] of table.same) {
    assert.equal(key(left), key(right));
    assert.equal(spelling(left), spelling(right));
  }
  for (const [left, right] of table.different) assert.notEqual(spelling(left), spelling(right));
  for (const [word, expected] of table.typed) assert.equal(typed(word), expected, word);
});
