/**
 * Reads the index, whose format stands in `src/search/mod.rs`. Its hash tells a whole file of the right
 * version from any other, so nothing after it has to be doubted.
 */
import { fold } from "./fold.js";

/** What a file begins with: `NGHE` and the version of the format. */
const HEAD = [0x4548474e, 3];
/** The lists of values. */
const LISTS = ["level", "field", "entry", "mode", "shift", "per", "unit", "state"];
/** The columns of schools, days, fees and durations, in the order of the file. */
const MATTERS = ["area", "lat", "lng", "days", "ahead", "amounts", "per", "monthly", "lengths", "unit"];
/** The columns of programmes and of what they offer, in the order of the file; those that can be chosen by stand first. */
export const PROGRAMME = ["level", "field", "occupation", "school", "entry", "cost", "fee", "dormitory", "nine", "duration", "offers"];
export const OFFER = ["campus", "mode", "shift", "month", "opens", "closes", "ends", "state"];

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
    if (head === 1) return take(count);
    const values = head === 2 ? new Uint16Array(count) : new Uint32Array(count);
    for (let plane = 0; plane < (head & 127); plane++) {
      const low = take(count);
      for (let i = 0; i < count; i++) values[i] |= low[i] << (plane * 8);
    }
    if (head > 127) for (let i = 1; i < count; i++) values[i] += values[i - 1];
    return values;
  };

  const file = {
    column,
    /** Columns by their names. @param {string[]} names @returns {Record<string, Column>} */
    columns: (names) => Object.fromEntries(names.map((name) => [name, column()])),
    /** Where the items of each begin in a list of all, from how many each has. */
    offsets: (from = 0) => offsets(column(), from),
    /** Texts, each with a line break behind it. */
    strings: () => lines(file.joined()),
    joined: () => new TextDecoder().decode(take(number())),
  };
  return file;
}

/** @param {string} text */
const lines = (text) => text.split("\n").slice(0, -1);

/** Where the items of each begin in a list of all. @param {Column} counts how many each has @param {number} from */
function offsets(counts, from = 0) {
  const starts = new Uint32Array(counts.length + 1);
  starts[0] = from;
  for (let i = 0; i < counts.length; i++) starts[i + 1] = from += counts[i];
  return starts;
}

/** The hash of what stands behind the head. @param {Uint32Array} words */
function hash(words) {
  let mixed = 0x811c9dc5;
  for (let i = 3; i < words.length; i++) {
    mixed = Math.imul(mixed ^ words[i], 0x1000193);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}

/**
 * Reads an index.
 * @param {ArrayBuffer | Uint8Array} buffer
 * @throws {Error} when it is not an index of this version, or not whole
 */
export function read(buffer) {
  const bytes = new Uint8Array(buffer);
  const head = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  if ([...HEAD, hash(head)].some((word, i) => word !== head[i])) throw new Error("no index, or a broken one");

  const file = cursor(bytes.subarray(12));
  const names = file.strings();
  const sizes = file.offsets();
  const pages = sizes[names.length];
  const { hidden, ends } = file.columns(["hidden", "ends"]);
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
    frame: file.strings(), literals: file.strings(), stepFrom: file.offsets(), steps: file.column(),
    values: readValues(file, size), ...readOffers(file), parts: readParts(file),
    /** What is worked out once, when it is first asked for. @type {Map<string, any>} */
    memory: new Map(),
  };
}

/** @param {Cursor} file */
function readTexts(file) {
  const joined = file.joined();
  const words = lines(joined);
  // Most words are plain letters, which only have to be small.
  const folds = lines(joined.replace(/[^\x00-\x7f]+/g, fold).toLowerCase());
  const patterns = file.strings();
  const { patternOf, shared, added, ids } = file.columns(["patternOf", "shared", "added", "ids"]);
  const addedFrom = offsets(added);
  const starts = offsets(shared).map((from, i) => from + addedFrom[i]);
  const rows = new Uint32Array(starts[shared.length]);
  for (let i = 0, before = 0; i < shared.length; before = starts[i++]) {
    let to = starts[i];
    for (let left = shared[i]; left; left--) rows[to++] = rows[before++];
    for (let from = addedFrom[i]; from < addedFrom[i + 1]; from++) rows[to++] = ids[from];
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
  const campusFrom = file.offsets();
  const matters = file.columns(MATTERS);
  /** The minute since 1970 at which each day begins; day 0 is none. */
  const begins = Float64Array.from([0, ...matters.days], (day, i) => i && (day * 96 - matters.ahead[i - 1] + 64) * 15);
  const programme = file.columns(PROGRAMME);
  const offer = file.columns(OFFER);
  const offerFrom = offsets(programme.offers);
  const campus = Uint32Array.from(offer.campus);
  const area = new Uint16Array(campus.length);
  programme.school.forEach((school, doc) => {
    for (let at = offerFrom[doc]; at < offerFrom[doc + 1]; at++) {
      if (campus[at]) area[at] = matters.area[(campus[at] += campusFrom[school - 1]) - 1];
    }
  });
  return { ...matters, group, campusFrom, begins, programme, offer: { ...offer, campus, area }, offerFrom };
}

/** The files in which programmes stand when they are too many for one. @param {Cursor} file */
function readParts(file) {
  const lines = file.strings();
  return Array.from(file.column(), (count, i) => {
    const [field, level, href] = lines.slice(i * 3);
    return { field, level, href, count };
  });
}
