// Answers go into an address and come back; groups are ranked by their points.

import assert from "node:assert/strict";
import test from "node:test";

import { answersOf, ranked, textOf } from "../../themes/nghe/scripts/quiz/answers.js";

test("answers survive the way through an address", () => {
  assert.deepEqual(answersOf(textOf([1, 0, 4]), [4, 4, 4]), [1, 0, 4]);
});

test("an address of another quiz, or of none, is no answer", () => {
  for (const text of ["", "#cau-hoi", "#d=", "#d=1.2", "#d=1.5.1", "#d=1.-1.1", "#d=1.a.1"]) {
    assert.equal(answersOf(text, [4, 4, 4]), undefined, text);
  }
});

test("the group with the most points comes first, equals stay in order", () => {
  const chosen = [{ s: 2 }, { e: 1, s: 1 }, { c: 1 }];
  assert.deepEqual(ranked(["r", "s", "e", "c"], chosen).map(({ group }) => group), ["s", "e", "c", "r"]);
});
