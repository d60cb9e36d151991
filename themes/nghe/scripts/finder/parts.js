// Programmes in several files: those files that a choice or what was typed needs, joined into one index.

import { fold, words } from "../search/fold.js";
import { join } from "../search/join.js";
import { valueName } from "../search/show.js";

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
    const fields = named(first, search, text);
    const parts = wanted(first, choice, fields);
    const n = total(parts);
    const more = ["field", "level"].some((key) => new Set(parts.map((part) => part[key])).size > 1);
    if (n > most && more) {
      return { index: first, partly: { n, counts: (/** @type {string} */ facet) => counts(first, choice, fields, facet, filter(first, {}).counts(facet)) } };
    }
    const key = parts.map(({ href }) => href).join(" ");
    const all = await Promise.all(parts.map(({ href }) => bring(href)));
    if (key !== held.key) held = { key, index: join(first, all) };
    return { index: held.index };
  };
}

/**
 * The fields that a text names: those of the occupations that answer it, and beside these those of programmes whose titles have
 * a word of it that no occupation of theirs has; if no occupation answers, all of its words.
 * @param {Index} first the file that names the others @param {Tools["search"]} search @param {string} text
 */
export function named(first, search, text) {
  const { occupations, group, values } = first;
  // A level is chosen by itself, and an occupation need not have its words.
  let rest = text.normalize("NFC").toLowerCase();
  values.level.keys.forEach((_, level) => {
    const name = valueName(first, "level", level).replace(/\s/g, " ").toLowerCase();
    for (const written of [name, fold(name)]) rest = rest.replace(written, " ");
  });
  const { groups } = search(first, rest.trim());
  // The best ten: what has the words anywhere says little of what was meant.
  const found = groups.find(({ kind }) => kind === "occupation")?.docs.map((doc) => group[doc - occupations.from]) ?? [];
  // Where no occupation answers, a title must have all words.
  const [typed, left] = [words(fold(text)), words(fold(rest))];
  const titled = partsOf(first).filter(({ own }) => (found.length ? own.some((word) => typed.includes(word)) : left.length && left.every((word) => own.includes(word))));
  return [...found, ...titled.map(({ field }) => values.field.keys.indexOf(field))];
}

/**
 * The files that hold the programmes of the fields and levels chosen; where no field is chosen, of those that the text
 * names; where it names none, all.
 * @param {Index} first the file that names the others
 * @param {{ field?: number[], level?: number[] }} choice
 * @param {number[]} named
 */
export function wanted(first, choice, named) {
  const { values } = first;
  const within = (/** @type {"field" | "level"} */ list, /** @type {number[]} */ chosen, /** @type {string} */ key) =>
    !chosen.length || chosen.includes(values[list].keys.indexOf(key));
  const fields = choice.field?.length ? choice.field : named;
  return partsOf(first).filter(({ field, level }) => within("field", fields, field) && within("level", choice.level ?? [], level));
}

/** The files of programmes: their field, level, address, the words of titles that are their own, and how many programmes each has. @param {Index} first */
export const partsOf = ({ parts: { lines, counts } }) => Array.from(counts, (count, i) => {
  const [field, level, href, own] = lines.slice(i * 4);
  return { field, level, href, own: own.split(" "), count };
});

/** @param {ReturnType<typeof partsOf>} parts */
const total = (parts) => parts.reduce((sum, { count }) => sum + count, 0);

/** How many programmes each level or field would give; of other facets nothing is known yet. @param {Uint32Array} none */
function counts(first, choice, named, facet, none) {
  if (facet !== "field" && facet !== "level") return none;
  return none.map((_, value) => total(wanted(first, { ...choice, [facet]: [value] }, named)));
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
