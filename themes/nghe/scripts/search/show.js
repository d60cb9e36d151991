/** What is shown of a record: its title in its own spelling, what of it was found, its address. */

import { remember, runs } from "./match.js";
import { phraseAt } from "./rank.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./rank.js").Question} Question */

/**
 * The words of a title and the gaps before, between and after them.
 * @param {Index} index @param {number} text
 */
function pieces({ starts, rows, words, patterns, patternOf }, text) {
  const gaps = patterns[patternOf[text]].split("\u0001");
  const ids = rows.subarray(starts[text], starts[text + 1]);
  return { gaps, ids, words: Array.from(ids, (id) => words[id]) };
}

/**
 * The title of a record.
 * @param {Index} index @param {number} doc
 * @returns {string}
 */
export function title(index, doc) {
  const { gaps, words } = pieces(index, doc);
  return gaps.map((gap, i) => gap + (words[i] ?? "")).join("");
}

/**
 * The words of a value, such as "Cao đẳng".
 * @param {Index} index @param {string} list @param {number} value
 */
export function valueName(index, list, value) {
  return title(index, index.values[list].text + value);
}

/**
 * Where in the title of a record that which was looked for stands, in UTF-16 units.
 * @param {Index} index @param {number} doc @param {Question | undefined} question
 * @returns {[number, number][]}
 */
export function highlight(index, doc, question) {
  const { gaps, ids, words } = pieces(index, doc);
  /** @type {[number, number][]} */
  const ranges = [];
  let at = gaps[0].length;
  let before = false;
  const answers = question ? answering(index, doc, question) : [];
  ids.forEach((id, i) => {
    const length = question && answers[i] ? shown(question, id, words[i]) : 0;
    const last = ranges.at(-1);
    if (length && last && before && /^\s$/.test(gaps[i])) last[1] = at + length;
    else if (length) ranges.push([at, at + length]);
    before = length === words[i].length;
    at += words[i].length + gaps[i + 1].length;
  });
  return ranges;
}

/**
 * Which words of a title answer: those of the phrase where it stands there, or else every word that
 * was looked for.
 * @param {Index} index @param {number} doc @param {Question} question
 */
function answering(index, doc, question) {
  const { mask, full, reading } = question;
  const [from, end] = [index.starts[doc], index.starts[doc + 1]];
  const answers = Array.from(index.rows.subarray(from, end), (word) => mask[word] & full);
  const phrase = phraseAt(index, question, doc);
  if (phrase >= 0) return answers.map((_, i) => i >= phrase - from && i < phrase - from + reading.slots.length);
  for (const run of reading.together) {
    const bits = (2 ** run.length - 1) << run.first;
    const kept = new Set();
    for (let at = from; at < end; at++) {
      if (runs(index, mask, run, at, end)) for (let i = 0; i < run.length; i++) kept.add(at - from + i);
    }
    answers.forEach((has, i) => { if (!kept.has(i)) answers[i] = has & ~bits; });
  }
  return answers;
}

/** How much of a word was typed. @param {Question} question @param {number} id @param {string} word */
function shown({ mask, reading, full }, id, word) {
  const last = reading.slots.length - 1;
  const slot = reading.slots[last];
  const begun = slot?.open && (mask[id] & full) === 1 << last && !(mask[id] >> (last + 1));
  return begun ? Math.min(slot.fold.length, word.length) : word.length;
}

/**
 * The address of a record, as it stands on the host.
 * @param {Index} index @param {number} doc
 * @returns {string}
 */
export function href(index, doc) {
  const kind = doc < index.programmes ? 0 : index.kinds.findIndex(({ to }) => doc < to) + 1;
  return index.frame[kind * 2] + id(index, doc) + index.frame[kind * 2 + 1];
}

/**
 * The id of a record.
 * @param {Index} index @param {number} doc
 * @returns {string}
 */
export function id(index, doc) {
  const { stepFrom, steps, literals, literalOf, starts, rows, folds, schools, programme } = index;
  const parts = [];
  let literal = literalsBefore(index)[doc];
  let word = starts[doc];
  for (let at = stepFrom[doc]; at < stepFrom[doc + 1]; at++) {
    if (steps[at] === 0) parts.push(doc < index.programmes ? id(index, schools.from + programme.school[doc] - 1) : "");
    else if (steps[at] === 1) parts.push(literals[literalOf[literal++]] ?? "");
    else {
      word += steps[at] - 2;
      parts.push(folds[rows[word++]] ?? "");
    }
  }
  return parts.join("-");
}

/** How many literals the records before each have. @param {Index} index @returns {Uint32Array} */
const literalsBefore = (index) => remember(index, "literals", () => {
  const { stepFrom, steps, size } = index;
  const before = new Uint32Array(size + 1);
  for (let doc = 0; doc < size; doc++) {
    before[doc + 1] = before[doc];
    for (let at = stepFrom[doc]; at < stepFrom[doc + 1]; at++) if (steps[at] === 1) before[doc + 1]++;
  }
  return before;
});
