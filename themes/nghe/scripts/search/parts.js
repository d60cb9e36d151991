/** For an index in several files: which of them a search or a choice needs, and their answers in one order. */
import { title } from "./show.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./query.js").Answer} Answer */

/**
 * The files that hold the programmes of the fields and levels chosen. Where no field is chosen, those
 * of the occupations that were found; where none was found, all.
 * @param {Index} first the file that names the others
 * @param {{ field?: number[], level?: number[] }} choice
 * @param {Uint32Array} docs what was found in the first file
 * @returns {Index["parts"]}
 */
export function wanted(first, choice, docs) {
  const { occupations, group, values, parts } = first;
  const found = [...docs].filter((doc) => occupations.from <= doc && doc < occupations.to);
  const fields = choice.field?.length ? choice.field : found.map((doc) => group[doc - occupations.from]);
  const within = (/** @type {string} */ list, /** @type {number[]} */ chosen, /** @type {string} */ key) =>
    !chosen.length || chosen.includes(values[list].keys.indexOf(key));
  return parts.filter(({ field, level }) => within("field", fields, field) && within("level", choice.level ?? [], level));
}

/**
 * The answers of several files as one list, the best first.
 * @param {{ index: Index, answer: Answer }[]} answers
 * @returns {{ index: Index, doc: number }[]}
 */
export function merged(answers) {
  const collator = new Intl.Collator("vi", { numeric: true });
  const all = answers.flatMap(({ index, answer }) => Array.from(answer.docs, (doc, i) => ({ index, doc, key: answer.keys[i] })));
  all.sort((left, right) => left.key - right.key || collator.compare(title(left.index, left.doc), title(right.index, right.doc)));
  return all;
}
