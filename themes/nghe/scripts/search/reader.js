/**
 * Reads the index, whose format stands in `src/search/mod.rs`. Its hash tells a whole file of the right
 * version from any other, so nothing after it has to be doubted.
 */
import { fold } from "./fold.js";

/** The version of the format. */
const VERSION = 2;
/** The columns of programmes and of what they offer, in the order of the file. */
const PROGRAMME = ["school", "occupation", "field", "level", "entry", "flags", "fee", "duration", "offers"];
const OFFER = ["campus", "opens", "closes", "starts", "ends", "mode", "shift", "state"];
/** The lists of values. */
const LISTS = ["level", "field", "entry", "mode", "shift", "per", "unit", "state"];

/** @typedef {Uint8Array | Uint16Array | Uint32Array} Column */
/** @typedef {ReturnType<typeof read>} Index */

/** @typedef {ReturnType<typeof cursor>} Cursor */

/** Takes the file apart from its beginning to its end. @param {Uint8Array} bytes */
function cursor(bytes) {
  let at = 0;
  const take = (/** @type {number} */ count) => bytes.subarray(at, (at += count));

  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };

  /** @returns {Column} */
  const column = () => {
    const count = number();
    const head = bytes[at++];
    const width = head & 127;
    if (head === 1) return take(count);
    const values = head === 2 ? new Uint16Array(count) : new Uint32Array(count);
    for (let shift = 0; shift < width * 8; shift += 8) {
      const plane = take(count);
      for (let i = 0; i < count; i++) values[i] |= plane[i] << shift;
    }
    if (head > 127) for (let i = 1; i < count; i++) values[i] += values[i - 1];
    return values;
  };

  /** Where the items of each begin in a list of all, from how many each has. */
  const offsets = (from = 0) => {
    const counts = column();
    const starts = new Uint32Array(counts.length + 1).fill(from);
    for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i];
    return starts;
  };

  /** Texts, with a line break behind each. */
  const joined = () => new TextDecoder().decode(take(number()));

  return { column, offsets, joined, strings: () => joined().split("\n").slice(0, -1) };
}

/**
 * Reads an index.
 * @param {ArrayBuffer | Uint8Array} buffer
 * @throws {Error} when it is not an index of this version, or not whole
 */
export function read(buffer) {
  const bytes = new Uint8Array(buffer);
  let hash = 0x811c9dc5;
  for (let i = 9; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x1000193);
  const head = [78, 71, 72, 69, VERSION, hash & 255, (hash >> 8) & 255, (hash >> 16) & 255, hash >>> 24];
  if (head.some((byte, i) => byte !== bytes[i])) throw new Error("no index, or a broken one");

  const file = cursor(bytes.subarray(9));
  const names = file.strings();
  const sizes = file.offsets();
  const pages = sizes[names.length];
  const hidden = file.column();
  const ends = file.column();
  const texts = readTexts(file);
  const name = file.offsets(texts.patternOf.length);
  const size = name.length - 1;
  const programmes = size - pages;
  const heading = file.offsets(name[size]);
  const summary = file.offsets(heading[pages]);
  const kinds = names.map((kind, i) => ({ kind, from: programmes + sizes[i], to: programmes + sizes[i + 1] }));
  const range = (/** @type {string} */ wanted) => kinds.find(({ kind }) => kind === wanted) ?? { kind: wanted, from: size, to: size };
  return {
    /** How many programmes there are, and how many records in all: programmes, then pages by kind. */
    programmes, size, kinds, schools: range("school"), occupations: range("occupation"), areas: range("area"), terms: range("term"),
    hidden, ends, ...texts, name, heading, summary,
    frame: file.strings(), literals: file.strings(), stepFrom: file.offsets(), steps: file.column(), literalOf: file.column(),
    values: readValues(file, size), ...readOffers(file), parts: readParts(file),
    /** What is worked out once, when it is first asked for. @type {Map<string, any>} */
    memory: new Map(),
  };
}

/** @param {Cursor} file */
function readTexts(file) {
  const joined = file.joined();
  const words = joined.split("\n");
  // Most words are plain letters, which only have to be small.
  const folds = joined.replace(/[^\x00-\x7f]+/g, fold).toLowerCase().split("\n");
  words.pop();
  folds.pop();
  const patterns = file.strings();
  const patternOf = file.column();
  const shared = file.column();
  const added = file.column();
  const ids = file.column();
  const starts = new Uint32Array(shared.length + 1);
  for (let i = 0; i < shared.length; i++) starts[i + 1] = starts[i] + shared[i] + added[i];
  const rows = new Uint32Array(starts[shared.length]);
  let from = 0;
  for (let i = 0, before = 0; i < shared.length; before = starts[i++]) {
    rows.copyWithin(starts[i], before, before + shared[i]);
    for (let to = starts[i] + shared[i]; to < starts[i + 1]; to++) rows[to] = ids[from++];
  }
  return { words, folds, patterns, patternOf, starts, shared, rows };
}

/**
 * The lists of values: their keys, and at which text the words of the first begin.
 * @param {Cursor} file @param {number} first
 */
function readValues(file, first) {
  const from = file.offsets();
  const keys = file.strings();
  /** @type {Record<string, { keys: string[], text: number }>} */
  const values = {};
  LISTS.forEach((list, i) => {
    values[list] = { keys: keys.slice(from[i], from[i + 1]), text: first + from[i] };
  });
  return values;
}

/** Schools, days, fees, programmes, and what they offer; the campus of an offer is counted from 1 among all. @param {Cursor} file */
function readOffers(file) {
  const group = file.column();
  const dormitory = file.column();
  const campusFrom = file.offsets();
  const [area, lat, lng, days, ahead, amounts, per, lengths, unit] = Array.from({ length: 9 }, () => file.column());
  /** The minute since 1970 at which each day begins; day 0 is none. */
  const begins = Float64Array.from([0, ...days], (day, i) => i && (day * 96 - ahead[i - 1] + 64) * 15);
  const take = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, file.column()]));
  const programme = take(PROGRAMME);
  const offer = take(OFFER);
  const offerFrom = new Uint32Array(programme.offers.length + 1);
  const campus = Uint32Array.from(offer.campus);
  programme.offers.forEach((/** @type {number} */ count, /** @type {number} */ doc) => {
    let at = offerFrom[doc];
    offerFrom[doc + 1] = at + count;
    for (; at < offerFrom[doc + 1]; at++) campus[at] &&= campus[at] + campusFrom[programme.school[doc] - 1];
  });
  return { group, dormitory, area, lat, lng, days, begins, amounts, per, lengths, unit, programme, offer: { ...offer, campus }, offerFrom };
}

/** The files in which programmes stand when they are too many for one. @param {Cursor} file */
function readParts(file) {
  const lines = file.strings();
  return Array.from(file.column(), (count, i) => {
    const [field, level, href] = lines.slice(i * 3);
    return { field, level, href, count };
  });
}
