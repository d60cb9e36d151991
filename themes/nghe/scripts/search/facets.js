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
  const table = tables(index, now);
  const fails = ALL.map((facet, bit) => failing(table.sizes[facet], choice[facet], 1 << bit));
  const counts = ALL.map((facet) => new Uint32Array(table.sizes[facet]));
  /** By which programme each value of an offer was counted last, so that several offers count once. */
  const last = OFFERED.map((facet) => new Uint32Array(table.sizes[facet]));
  const without = new Uint32Array(ALL.length);
  /** @type {number[]} */
  const docs = [];
  const consider = (/** @type {number} */ doc) => {
    const own = missing(table.own, fails, 0, doc);
    if (own & (own - 1)) return;
    let reach = 0;
    for (let offer = table.offerFrom[doc]; offer < table.offerFrom[doc + 1]; offer++) {
      const missed = own | missing(table.offered, fails, OWN.length, offer);
      if (missed & (missed - 1)) continue;
      // What misses nothing is found by every facet; what misses one, without that one.
      const by = missed || EVERY;
      reach |= by;
      for (let f = 0; f < OFFERED.length; f++) {
        if (!(by & (1 << (OWN.length + f)))) continue;
        const { from, values } = table.offered[f];
        for (let i = from[offer]; i < from[offer + 1]; i++) {
          if (last[f][values[i]] !== doc + 1) counts[OWN.length + f][values[i]]++;
          last[f][values[i]] = doc + 1;
        }
      }
    }
    if (reach === EVERY) docs.push(doc);
    for (let f = 0; f < ALL.length; f++) {
      if (!(reach & (1 << f))) continue;
      without[f]++;
      if (f < OWN.length) tally(table.own[f], counts[f], doc);
    }
  };
  if (among) for (const doc of among) doc < index.programmes && consider(doc);
  else for (let doc = 0; doc < index.programmes; doc++) consider(doc);
  const named = (/** @type {ArrayLike<any>} */ list) => Object.fromEntries(ALL.map((facet, f) => [facet, list[f]]));
  return {
    /** The programmes, in the order given or in that of their names. */
    docs: Uint32Array.from(docs),
    /** For each facet how many programmes each of its values would give. @type {Record<string, Uint32Array>} */
    counts: named(counts),
    /** For each facet how many there would be without any choice in it. @type {Record<string, number>} */
    without: named(without),
  };
}

/** @param {Values} list @param {Uint32Array} counts @param {number} doc */
function tally({ from, values }, counts, doc) {
  for (let i = from[doc]; i < from[doc + 1]; i++) counts[values[i]]++;
}

/**
 * For each value of a facet its bit if the choice leaves it out.
 * @param {number} size @param {number[] | undefined} chosen @param {number} bit
 */
function failing(size, chosen, bit) {
  const fails = new Uint32Array(size + 1);
  if (!chosen?.length) return fails;
  fails.fill(bit);
  for (const value of chosen) if (value < size) fails[value] = 0;
  return fails;
}

/**
 * For each programme and offer the values it has, by facet.
 * @param {Index} index @param {Date | number} now
 */
function tables(index, now) {
  const { programmes, offer, offerFrom, schools, occupations, areas, values } = index;
  const offers = offerFrom[programmes];
  const minute = Math.floor(Number(now) / 60000);
  const fixed = remember(index, "values", () => ({
    own: OWN.map((facet) => list(programmes, valuesOf(index, facet))),
    offered: ["area", "mode", "shift"].map((facet) => list(offers, valuesOf(index, facet))),
    timed: /** @type {Values[]} */ ([]),
    minute: -1,
  }));
  if (fixed.minute !== minute) {
    fixed.minute = minute;
    const states = Array.from(offer.state, (_, i) => state(index, i, now));
    fixed.timed = [list(offers, (i) => (states[i] < FULL ? month(index, i) : [])),
      list(offers, (i) => (states[i] < FULL ? [states[i] === UPCOMING ? SOON : NOW] : []))];
  }
  const count = (/** @type {{ from: number, to: number }} */ { from, to }) => to - from;
  /** @type {Record<string, number>} */
  const sizes = {
    occupation: count(occupations), school: count(schools), area: count(areas),
    cost: 2, fee: FEES.length + 2, dormitory: 1, nine: 1, month: 12, open: 2,
  };
  for (const facet of ALL) sizes[facet] ??= values[facet].keys.length;
  return { own: fixed.own, offered: [...fixed.offered, ...fixed.timed], sizes, offerFrom };
}

/** The values of all one after the other, and where those of each begin. @typedef {{ from: Uint32Array, values: Uint16Array }} Values */

/** @param {number} count @param {(at: number) => number[]} of @returns {Values} */
function list(count, of) {
  const from = new Uint32Array(count + 1);
  /** @type {number[]} */
  const values = [];
  for (let at = 0; at < count; at++) {
    for (const value of of(at)) if (value >= 0) values.push(value);
    from[at + 1] = values.length;
  }
  return { from, values: Uint16Array.from(values) };
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
  return offer.starts[i] ? [new Date(days[offer.starts[i] - 1] * 864e5).getUTCMonth()] : [];
}

/** Whether any of the values passes: 0, or the bit of the facet. @param {Values} values @param {Uint32Array} fails @param {number} at */
function miss({ from, values }, fails, at) {
  // Beyond the values stands what a record without any has.
  let found = fails[fails.length - 1];
  for (let i = from[at]; found && i < from[at + 1]; i++) found &= fails[values[i]];
  return found;
}

/**
 * The bits of the facets that a programme or an offer misses.
 * @param {Values[]} lists @param {Uint32Array[]} fails @param {number} first @param {number} at
 */
function missing(lists, fails, first, at) {
  let missed = 0;
  for (let f = 0; f < lists.length; f++) missed |= miss(lists[f], fails[first + f], at);
  return missed;
}
