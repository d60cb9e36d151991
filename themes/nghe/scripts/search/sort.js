/** What programmes cost, and their orders beside that of the best match. */
/** @typedef {import("./reader.js").Index} Index */

/** How many months of study a term and a year have. */
const TERM = 5;
const YEAR = 10;
/** How many weeks and hours of study a month has. */
const WEEKS = 4;
const HOURS = 100;

/**
 * What a programme costs in đồng a month of study, so that fees by term, year and course compare;
 * null when its school has not said.
 * @param {Index} index @param {number} doc
 * @returns {number | null}
 */
export function monthly({ programme, amounts, per, lengths, unit, values }, doc) {
  const fee = programme.fee[doc] - 1;
  if (fee < 0) return null;
  const length = lengths[programme.duration[doc]];
  const months = { months: length, weeks: length / WEEKS, hours: length / HOURS }[values.unit.keys[unit[programme.duration[doc]]]];
  const by = { month: 1, term: TERM, year: YEAR, course: Math.max(1, months ?? 1) }[values.per.keys[per[fee]]];
  return amounts[fee] / (by ?? 1);
}

/**
 * Programmes in the order of a key; equals keep theirs by name.
 * @param {Uint32Array} docs @param {(doc: number) => number} key
 */
export function sorted(docs, key) {
  /** @type {number[]} */
  const keys = [];
  for (const doc of docs) keys[doc] = key(doc);
  // Two without an end differ by no number, and stay in their order too.
  return docs.slice().sort((left, right) => keys[left] - keys[right] || left - right);
}
