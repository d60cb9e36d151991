/**
 * The choices of the finder: which programmes answer all of them, and how many each further choice
 * would give. A count leaves out what was chosen in its own facet, so that it says what adding it gives.
 */
import { kept, memo } from "./match.js";
import { FULL, state, UPCOMING } from "./open.js";

/** @typedef {import("./reader.js").Index} Index */

/** Facets of the programme itself. */
export const OWN = ["level", "field", "occupation", "school", "entry", "cost", "fee", "dormitory", "nine"];
/** Facets of an offer (an intake at a campus): one offer must answer all of them together. */
export const OFFERED = ["area", "mode", "shift", "month", "open"];
const ALL = [...OWN, ...OFFERED];
const EVERY = (1 << ALL.length) - 1;

/** Facets of which a programme may have several values, as bits; of the others it has one or none. */
const BITS = ["entry", "cost"];
/** How many bits a code has at most where values are bits, and the codes of facets whose values are no records are below this. */
const WAYS = 6;
const CODES = 1 << WAYS;
/** Facets whose values are counted from 0; of the others 0 is none. */
const ALWAYS = ["level", "field", "fee"];
/** The upper ends of the values of `fee`, in đồng a month; the value above the last has no end, and the one after has no known fee. */
export const FEES = [500000, 1000000, 1500000, 2000000];
/** Values of `open`, by their codes. */
const NOW = 1;
const SOON = 2;

/**
 * What was chosen: for each facet the numbers of its values, any of which will do. Occupations, schools
 * and areas are numbered in the order of their kind in the index, months from 0, flags by 0.
 * @typedef {Partial<Record<string, number[]>>} Choice
 */

/**
 * A facet: whether programmes have it themselves, the code of each programme or offer, how many codes and values there
 * may be, whether a code stands for a value, and once it was asked for, how many of all programmes have each code.
 * @typedef {{ own: boolean, of: Uint16Array, codes: number, size: number, has: (code: number, value: number) => boolean, all?: Uint32Array }} Facet
 */

/** All programmes, and for each offer that every facet finds it. */
const every = memo(({ programmes, offerFrom }) => ({
  all: new Uint32Array(programmes).map((_, doc) => doc), each: new Uint16Array(offerFrom[programmes]).fill(EVERY),
}));

/**
 * The programmes that answer a choice.
 * @param {Index} index
 * @param {Choice} choice
 * @param {{ now?: Date | number, among?: Uint32Array }} [options] the clock, and the programmes to choose from, in their order
 */
export function filter(index, choice, { now = Date.now(), among } = {}) {
  const { programmes, offerFrom } = index;
  const facets = tables(index, now);
  const { all, each } = every(index);
  const docs = among ? kept(among, (doc) => doc < programmes) : all;
  const fails = facets.map((facet, f) => failing(facet, choice[ALL[f]], 1 << f));
  const [own, offered] = [fails.slice(0, OWN.length), fails.slice(OWN.length)].map((list) => list.filter((fail) => fail));
  const free = !own.length && !offered.length;
  // The facets by which each programme and each offer is found: all, or the one whose choice alone it misses.
  const reach = new Uint16Array(programmes);
  const by = free ? each : each.slice();
  // Loops over very many count places: a browser is three times as fast as with an iterator.
  for (let i = 0; i < docs.length && !free; i++) {
    const doc = docs[i];
    const missed = misses(own, doc);
    let found = 0;
    for (let offer = offerFrom[doc]; offer < offerFrom[doc + 1]; offer++) {
      const both = missed | misses(offered, offer);
      found |= by[offer] = both & (both - 1) ? 0 : both || EVERY;
    }
    reach[doc] = found;
  }
  /** Those that some facet finds, or more. @param {number} bits */
  const within = (bits) => (free ? docs : kept(docs, (doc) => (reach[doc] & bits) === bits));
  return {
    /** The programmes, in the order given or in that of their names. */
    docs: within(EVERY),
    /** How many there would be without any choice in a facet. @param {string} name */
    without: (name) => within(1 << ALL.indexOf(name)).length,
    /** How many programmes each value of a facet would give. @param {string} name */
    counts(name) {
      const f = ALL.indexOf(name);
      const facet = facets[f];
      // What all programmes have is counted once.
      const known = free && docs.length === programmes ? facet : {};
      const found = (known.all ??= tally(facet, within(1 << f), offerFrom, by, 1 << f));
      return BITS.includes(name) ? new Uint32Array(facet.size).map((_, value) => found.reduce((sum, count, code) => sum + (facet.has(code, value) ? count : 0), 0))
        : found.subarray(facet.codes - facet.size);
    },
  };
}

/**
 * Counts how many programmes have each code, or are offered by it.
 * @param {Facet} facet @param {Uint32Array} docs @param {Uint32Array} offerFrom
 * @param {Uint16Array} by the facets by which each offer is found @param {number} bit that of this one
 */
function tally({ own, of, codes }, docs, offerFrom, by, bit) {
  const found = new Uint32Array(codes);
  if (own) {
    for (let i = 0; i < docs.length; i++) found[of[docs[i]]]++;
    return found;
  }
  // By which programme each code was counted last, so that several offers count once.
  const last = new Uint32Array(codes);
  for (let i = 0; i < docs.length; i++) {
    const mark = i + 1;
    const end = offerFrom[docs[i] + 1];
    for (let offer = offerFrom[docs[i]]; offer < end; offer++) {
      const code = of[offer];
      if (!(by[offer] & bit) || last[code] === mark) continue;
      last[code] = mark;
      found[code]++;
    }
  }
  return found;
}

/** The bits of the choices that leave out a programme or an offer. @param {{ of: ArrayLike<number>, bits: Uint16Array }[]} fails @param {number} at */
function misses(fails, at) {
  let missed = 0;
  for (let i = 0; i < fails.length; i++) missed |= fails[i].bits[fails[i].of[at]];
  return missed;
}

/**
 * What a choice leaves out: the codes of a facet, and for each its bit if it is left out.
 * @param {Facet} facet @param {number[] | undefined} chosen @param {number} bit
 */
function failing({ of, codes, has }, chosen, bit) {
  if (!chosen?.length) return null;
  return { of, bits: new Uint16Array(codes).map((_, code) => (chosen.some((value) => has(code, value)) ? 0 : bit)) };
}

/** All facets in their order. @type {(index: Index, now: Date | number) => Facet[]} */
const tables = memo((index, now) => {
  const { programme, monthly, offer } = index;
  const at = new Uint8Array(offer.state.length).map((_, i) => state(index, i, now));
  const bands = [FEES.length + 1, ...Array.from(monthly, (amount) => FEES.filter((end) => amount > end).length)];
  /** @type {Record<string, ArrayLike<number>>} */
  const columns = {
    ...programme, ...offer,
    fee: programme.fee.map((fee) => bands[fee]),
    month: offer.month.map((month, i) => (at[i] < FULL ? month : 0)),
    open: at.map((told) => (told < UPCOMING ? NOW : told < FULL ? SOON : 0)),
  };
  return ALL.map((name) => {
    const records = index[name + "s"];
    const codes = records ? records.to - records.from + 1 : CODES;
    const first = ALWAYS.includes(name) ? 0 : 1;
    const bits = BITS.includes(name);
    return {
      // Arrays of one type, for which a browser makes faster code.
      own: OWN.includes(name), of: new Uint16Array(columns[name]), codes, size: bits ? WAYS : codes - first,
      has: (code, value) => (bits ? (code >> value) & 1 : code - first === value),
    };
  });
});
