/**
 * The choices of the finder: which programmes answer all of them, and how many each further choice
 * would give. A count leaves out what was chosen in its own facet, so that it says what adding it gives.
 */
import { remember } from "./match.js";
import { FULL, state, UPCOMING } from "./open.js";
import { monthly } from "./sort.js";

/** @typedef {import("./reader.js").Index} Index */

/** Facets of the programme itself. */
export const OWN = ["level", "field", "occupation", "school", "entry", "cost", "fee", "dormitory", "nine"];
/** Facets of an offer (an intake at a campus): one offer must answer all of them together. */
export const OFFERED = ["area", "mode", "shift", "month", "open"];
const ALL = [...OWN, ...OFFERED];
const EVERY = (1 << ALL.length) - 1;

/** Values of `cost` and of `open`. */
export const FREE = 0;
export const SUPPORTED = 1;
export const NOW = 0;
export const SOON = 1;
/** The upper ends of the values of `fee`, in đồng a month; the value above the last has no end, and the one after has no known fee. */
export const FEES = [500000, 1000000, 1500000, 2000000];

/**
 * What was chosen: for each facet the numbers of its values, any of which will do. Occupations, schools
 * and areas are numbered in the order of their kind in the index, months from 0, flags by 0.
 * @typedef {Partial<Record<string, number[]>>} Choice
 */

/**
 * The programmes that answer a choice.
 * @param {Index} index
 * @param {Choice} choice
 * @param {{ now?: Date | number, among?: Uint32Array }} [options] the clock, and the programmes to choose from, in their order
 */
export function filter(index, choice, { now = Date.now(), among } = {}) {
  const kept = tables(index, now);
  const { facets } = kept;
  const { programmes, offerFrom } = index;
  const docs = among ? among.filter((doc) => doc < programmes) : kept.every.slice();
  const fails = facets.map(({ classes }, f) => failing(classes, choice[ALL[f]], 1 << f));
  const without = new Uint32Array(ALL.length).fill(docs.length);
  let counts;
  let found = docs.length;
  if (ALL.some((facet) => choice[facet]?.length)) {
    found = 0;
    without.fill(0);
    counts = facets.map(({ classes }) => new Uint32Array(classes.length));
    /** By which programme each class of an offer was counted last, so that several offers count once. */
    const last = facets.map(({ classes }) => new Uint32Array(classes.length));
    for (const doc of docs) {
      let own = 0;
      for (let f = 0; f < OWN.length; f++) own |= fails[f][facets[f].of[doc]];
      if (own & (own - 1)) continue;
      let reach = 0;
      for (let offer = offerFrom[doc]; offer < offerFrom[doc + 1]; offer++) {
        let missed = own;
        for (let f = OWN.length; f < ALL.length; f++) missed |= fails[f][facets[f].of[offer]];
        if (missed & (missed - 1)) continue;
        // What misses nothing is found by every facet; what misses one, without that one.
        const by = missed || EVERY;
        reach |= by;
        for (let f = OWN.length; f < ALL.length; f++) {
          const value = facets[f].of[offer];
          if (!(by & (1 << f)) || last[f][value] === doc + 1) continue;
          last[f][value] = doc + 1;
          counts[f][value]++;
        }
      }
      if (reach === EVERY) docs[found++] = doc;
      for (let f = 0; f < ALL.length; f++) {
        if (!(reach & (1 << f))) continue;
        without[f]++;
        if (f < OWN.length) counts[f][facets[f].of[doc]]++;
      }
    }
  } else if (found * 2 < programmes) counts = tallied(index, facets, docs);
  else {
    // When most are found, the others are taken away from all, which were counted once.
    kept.counts ??= tallied(index, facets, kept.every);
    const seen = new Uint8Array(programmes);
    for (const doc of docs) seen[doc] = 1;
    const rest = tallied(index, facets, kept.every.filter((doc) => !seen[doc]));
    counts = kept.counts.map((all, f) => all.map((count, i) => count - rest[f][i]));
  }
  const named = (/** @type {(f: number) => any} */ of) => Object.fromEntries(ALL.map((facet, f) => [facet, of(f)]));
  return {
    /** The programmes, in the order given or in that of their names. */
    docs: docs.slice(0, found),
    /** For each facet how many programmes each of its values would give. @type {Record<string, Uint32Array>} */
    counts: named((f) => spread(facets[f], counts[f])),
    /** For each facet how many there would be without any choice in it. @type {Record<string, number>} */
    without: named((f) => without[f]),
  };
}

/**
 * How many programmes have each class of each facet.
 * @param {Index} index @param {Facet[]} facets @param {Uint32Array} docs
 */
function tallied({ offerFrom }, facets, docs) {
  return facets.map(({ of, classes }, f) => {
    const counts = new Uint32Array(classes.length);
    if (f < OWN.length) for (const doc of docs) counts[of[doc]]++;
    else {
      const last = new Uint32Array(classes.length);
      for (const doc of docs) {
        for (let offer = offerFrom[doc]; offer < offerFrom[doc + 1]; offer++) {
          if (last[of[offer]] !== doc + 1) counts[of[offer]]++;
          last[of[offer]] = doc + 1;
        }
      }
    }
    return counts;
  });
}

/** The counts of values from those of classes. @param {Facet} facet @param {Uint32Array} counts */
function spread({ size, classes }, counts) {
  const values = new Uint32Array(size);
  classes.forEach((all, i) => all.forEach((value) => (values[value] += counts[i])));
  return values;
}

/**
 * For each class of a facet its bit if the choice leaves it out.
 * @param {number[][]} classes @param {number[] | undefined} chosen @param {number} bit
 */
function failing(classes, chosen, bit) {
  if (!chosen?.length) return new Uint32Array(classes.length);
  return Uint32Array.from(classes, (values) => (values.some((value) => chosen.includes(value)) ? 0 : bit));
}

/**
 * A facet: the class of each programme or offer, and the values of each class. Programmes may have
 * several values, of which only few sets ever stand together.
 * @typedef {{ of: Uint16Array, classes: number[][], size: number }} Facet
 */

/**
 * All facets in their order, all programmes, and how many of them have each class once that was counted.
 * @param {Index} index @param {Date | number} now
 * @returns {{ facets: Facet[], every: Uint32Array, counts?: Uint32Array[] }}
 */
function tables(index, now) {
  const { programmes, offer, offerFrom, schools, occupations, areas, values } = index;
  const offers = offerFrom[programmes];
  const minute = Math.floor(Number(now) / 60000);
  const count = (/** @type {{ from: number, to: number }} */ { from, to }) => to - from;
  /** @type {Record<string, number>} */
  const sizes = {
    occupation: count(occupations), school: count(schools), area: count(areas),
    cost: 2, fee: FEES.length + 2, dormitory: 1, nine: 1, month: 12, open: 2,
  };
  for (const facet of ALL) sizes[facet] ??= values[facet].keys.length;
  const kept = remember(index, "facets", () => ({
    minute: -1,
    fixed: ALL.slice(0, -2).map((facet, f) => classified(f < OWN.length ? programmes : offers, sizes[facet], valuesOf(index, facet))),
    every: Uint32Array.from({ length: programmes }, (_, doc) => doc),
    tables: /** @type {any} */ (null),
  }));
  if (kept.minute !== minute) {
    kept.minute = minute;
    const states = Array.from(offer.state, (_, i) => state(index, i, now));
    kept.tables = { every: kept.every, facets: [
      ...kept.fixed,
      classified(offers, 12, (i) => [states[i] < FULL ? month(index, i) : -1]),
      classified(offers, 2, (i) => [states[i] < UPCOMING ? NOW : states[i] < FULL ? SOON : -1]),
    ] };
  }
  return kept.tables;
}

/** @param {number} count @param {number} size @param {(at: number) => number[]} of @returns {Facet} */
function classified(count, size, of) {
  /** @type {Map<string | number, number>} */
  const numbers = new Map();
  /** @type {number[][]} */
  const classes = [];
  const list = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    const values = of(at);
    const key = values.length > 1 ? values.join() : values[0];
    let number = numbers.get(key);
    if (number === undefined) {
      number = classes.push(values.filter((value) => value >= 0)) - 1;
      numbers.set(key, number);
    }
    list[at] = number;
  }
  return { of: list, classes, size };
}

/** What a programme or an offer has of a facet; below 0 is nothing. @param {Index} index @param {string} facet @returns {(at: number) => number[]} */
function valuesOf(index, facet) {
  const { programme, offer, area, amounts, dormitory, values } = index;
  const { school, occupation, flags, entry, fee } = programme;
  const special = {
    school: (/** @type {number} */ p) => [school[p] - 1],
    occupation: (/** @type {number} */ p) => [occupation[p] - 1],
    entry: (/** @type {number} */ p) => values.entry.keys.map((_, i) => ((entry[p] >> i) & 1 ? i : -1)),
    cost: (/** @type {number} */ p) => [amounts[fee[p] - 1] === 0 ? FREE : -1, flags[p] & 2 ? SUPPORTED : -1],
    fee: (/** @type {number} */ p) => [band(monthly(index, p))],
    dormitory: (/** @type {number} */ p) => [dormitory[school[p] - 1] - 1],
    nine: (/** @type {number} */ p) => [(flags[p] & 1) - 1],
    area: (/** @type {number} */ i) => [offer.campus[i] ? area[offer.campus[i] - 1] - 1 : -1],
    mode: (/** @type {number} */ i) => [offer.mode[i] - 1],
    shift: (/** @type {number} */ i) => [offer.shift[i] - 1],
  };
  return special[/** @type {keyof typeof special} */ (facet)] ?? ((p) => [programme[facet][p]]);
}

/** In which value of `fee` an amount lies. @param {number | null} fee */
function band(fee) {
  if (fee === null) return FEES.length + 1;
  return FEES.filter((end) => fee > end).length;
}

/** The month in which an offer starts. @param {Index} index @param {number} i */
function month({ offer, days }, i) {
  return offer.starts[i] ? new Date(days[offer.starts[i] - 1] * 864e5).getUTCMonth() : -1;
}
