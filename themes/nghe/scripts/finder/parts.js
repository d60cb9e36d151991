// Programmes in several files: those files that a choice or what was typed needs, joined into one index.

import { join } from "../search/join.js";

/** @typedef {import("../search/reader.js").Index} Index */
/** @typedef {{ loadIndex: (address: string) => Promise<Index>, search: typeof import("../search/answer.js").search, filter: typeof import("../search/facets.js").filter }} Tools */

/** How many of the largest files' programmes a phone holds at once. */
const FILES = 2;

/**
 * Gives a function from a choice and a text to an index that holds the programmes which these need. Where they are too
 * many to hold, it tells how many there are, and by level and field how many each choice would leave.
 * @param {Index} first the file that names the others @param {Tools} tools
 */
export function bringer(first, { loadIndex, search, filter }) {
  const most = FILES * Math.max(...partsOf(first).map(({ count }) => count));
  /** @type {Map<string, Promise<Index>>} */
  const loaded = new Map();
  let held = { key: "", index: first };

  const bring = (/** @type {string} */ href) => {
    // What could not be fetched is asked for again the next time.
    const part = loaded.get(href) ?? loadIndex(href).catch((error) => (loaded.delete(href), Promise.reject(error)));
    loaded.set(href, part);
    return part;
  };

  return async (/** @type {import("../search/facets.js").Choice} */ choice, /** @type {string} */ text) => {
    const docs = text.trim().length > 1 ? search(first, text).docs : new Uint32Array();
    const parts = wanted(first, choice, docs);
    const n = total(parts);
    const more = ["field", "level"].some((key) => new Set(parts.map((part) => part[key])).size > 1);
    if (n > most && more) {
      return { index: first, partly: { n, counts: (/** @type {string} */ facet) => counts(first, choice, docs, facet, filter(first, {}).counts(facet)) } };
    }
    const key = parts.map(({ href }) => href).join(" ");
    const all = await Promise.all(parts.map(({ href }) => bring(href)));
    if (key !== held.key) held = { key, index: join(first, all) };
    return { index: held.index };
  };
}

/**
 * The files that hold the programmes of the fields and levels chosen. Where no field is chosen, those
 * of the occupations that were found; where none was found, all.
 * @param {Index} first the file that names the others
 * @param {{ field?: number[], level?: number[] }} choice
 * @param {Uint32Array} docs what was found in the first file
 */
export function wanted(first, choice, docs) {
  const { occupations, group, values } = first;
  const found = [...docs].filter((doc) => occupations.from <= doc && doc < occupations.to);
  const fields = choice.field?.length ? choice.field : found.map((doc) => group[doc - occupations.from]);
  const within = (/** @type {"field" | "level"} */ list, /** @type {number[]} */ chosen, /** @type {string} */ key) =>
    !chosen.length || chosen.includes(values[list].keys.indexOf(key));
  return partsOf(first).filter(({ field, level }) => within("field", fields, field) && within("level", choice.level ?? [], level));
}

/** The files of programmes: their field, level, address, and how many programmes each has. @param {Index} first */
export const partsOf = ({ parts: { lines, counts } }) => Array.from(counts, (count, i) => {
  const [field, level, href] = lines.slice(i * 3);
  return { field, level, href, count };
});

/** @param {ReturnType<typeof partsOf>} parts */
const total = (parts) => parts.reduce((sum, { count }) => sum + count, 0);

/** How many programmes each level or field would give; of other facets nothing is known yet. @param {Uint32Array} none */
function counts(first, choice, docs, facet, none) {
  if (facet !== "field" && facet !== "level") return none;
  return none.map((_, value) => total(wanted(first, { ...choice, [facet]: [value] }, docs)));
}

/**
 * Gives a function that brings what a choice and a text need and then shows it, if nothing else was chosen meanwhile.
 * @param {import("./load.js").Found} found @param {Tools} tools @param {() => void} fail what to do when something cannot be fetched
 */
export function shower(found, tools, fail) {
  const bring = bringer(found.index, tools);
  let turn = 0;
  return (/** @type {import("../search/facets.js").Choice} */ choice, /** @type {string} */ text, /** @type {Function} */ show) => {
    const mine = ++turn;
    bring(choice, text).then(({ index, partly }) => {
      if (mine !== turn) return;
      found.index = index;
      found.root.hidden = false;
      show(choice, partly);
    }).catch(fail);
  };
}
