/** What is shown of a record: its title in its own spelling, what of it was found, its address. */

import { follows, isExact, kinds, textWords } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./match.js").Question} Question */

/** The step of an id that stands for the first of the words that titles do not have. */
export const LITERAL = 64;

/**
 * The words of a title and the gaps before, between and after them.
 * @param {Index} index @param {number} text
 */
const pieces = (index, text) => ({ gaps: index.patterns[index.patternOf[text]].split("\u0001"), words: textWords(index, text, index.words) });

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
  const { gaps, words } = pieces(index, doc);
  /** @type {[number, number][]} */
  const ranges = [];
  let at = gaps[0].length;
  // Where the last range ends if what follows may be part of it.
  let open = -1;
  const found = question ? lengths(index, doc, question) : [];
  words.forEach((word, i) => {
    const length = found[i] && Math.min(found[i], word.length);
    if (length && open === at - 1 && /\s/.test(gaps[i])) ranges.at(-1)[1] = at + length;
    else if (length) ranges.push([at, at + length]);
    at += word.length;
    open = length === word.length ? at : -1;
    at += gaps[i + 1].length;
  });
  return ranges;
}

/**
 * How much of each word of a title was found: of the phrase wherever it stands, or else of every word that was
 * looked for. A beginning counts in a phrase, and elsewhere when it is more than a letter and no word by itself.
 * @param {Index} index @param {number} doc @param {Question} question
 */
function lengths(index, doc, { mask, sequence, whole, reading }) {
  const [from, end] = [index.starts[doc], index.starts[doc + 1]];
  /** @type {number[]} */
  const found = [];
  const mark = (/** @type {number} */ first, /** @type {number} */ length) => {
    const part = sequence.slice(first, first + length);
    for (let at = from; at < end; at++) {
      if (follows(index, mask, part, at, end)) part.forEach((_, i) => {
        const slot = reading.slots[first + i];
        const begun = slot?.open && !(mask[index.rows[at + i]] & whole);
        const telling = length === sequence.length || (slot?.fold.length > 1 && !isExact(slot));
        const letters = !begun ? Infinity : telling ? slot.fold.length : 0;
        found[at + i - from] = Math.max(found[at + i - from] ?? 0, letters);
      });
    }
  };
  mark(0, sequence.length);
  if (!found.length) for (const { first, length } of reading.units) mark(first, length);
  return found;
}

/**
 * The address of a record, as it stands on the host.
 * @param {Index} index @param {number} doc
 * @returns {string}
 */
export function href(index, doc) {
  const kind = kinds(index).of[doc] * 2;
  return index.frame[kind] + id(index, doc) + index.frame[kind + 1];
}

/**
 * The id of a record.
 * @param {Index} index @param {number} doc
 * @returns {string}
 */
export function id(index, doc) {
  const { stepFrom, steps, literals, starts, rows, folds, schools, programme } = index;
  let word = starts[doc];
  const parts = Array.from(steps.subarray(stepFrom[doc], stepFrom[doc + 1]), (step) => {
    if (!step) return id(index, schools.from + programme.school[doc] - 1);
    if (step >= LITERAL) return literals[step - LITERAL];
    word += step;
    return folds[rows[word - 1]];
  });
  return parts.join("-");
}
