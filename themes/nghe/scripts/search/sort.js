/** The orders of programmes beside that of the best match. */
/** @typedef {import("./reader.js").Index} Index */

/**
 * What a programme costs in đồng a month of study; infinite when its school has not said.
 * @param {Index} index @param {number} doc
 */
export const monthly = ({ programme, monthly }, doc) => monthly[programme.fee[doc] - 1] ?? Infinity;

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
