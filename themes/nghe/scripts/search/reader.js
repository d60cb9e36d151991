/**
 * Reads the index, whose format stands in `src/search/mod.rs`. Its hash tells a whole file of the right
 * version from any other, so nothing after it has to be doubted.
 */
import { fold } from "./fold.js";

/** What a file begins with: `NGHE` and the version of the format. */
const HEAD = [0x4548474e, 3];
/**
 * The parts of the file in their order, and how each is read: `$` as texts, `+` as where the items of each begin in a
 * list of all, `>` as that behind the part before, others as numbers.
 */
const PARTS =
  "names$ sizes+ hidden ends words$ patterns$ patternOf shared added ids name> heading> summary> frame$ literals$ stepFrom+ steps lists+ keys$ " +
  "group campusFrom+ area lat lng days ahead amounts per monthly lengths unit";
/** The columns of programmes and of what they offer, in the order of the file. */
const PROGRAMME = "level field occupation school entry cost fee dormitory nine duration offers";
const OFFER = "campus mode shift month opens closes ends state";
/** The lists of values. */
const LISTS = "level field entry mode shift per unit state";

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

  const texts = () => new TextDecoder().decode(take(number())).split("\n").slice(0, -1);
  // Texts of records begin behind the titles, which their patterns count.
  let end = 0;
  /** Parts by their names. @param {string} parts @returns {Record<string, any>} */
  return (parts) => Object.fromEntries(parts.split(" ").map((part) => {
    const [, name, form] = /(\w+)(.?)/.exec(part);
    if (form === "$") return [name, texts()];
    const values = column();
    if (name === "patternOf") end = values.length;
    const starts = form && offsets(values, form === "+" ? 0 : end);
    if (form === ">") end = starts[values.length];
    return [name, starts || values];
  }));
}

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
  if ([...HEAD, hash(head)].some((word, i) => word !== head[i])) throw new Error("no index");

  const next = cursor(bytes.subarray(12));
  const file = next(PARTS);
  const { names, sizes, name, lists, keys } = file;
  const size = name.length - 1;
  const programmes = size - sizes[names.length];
  const kinds = names.map((kind, i) => ({ kind, from: programmes + sizes[i], to: programmes + sizes[i + 1] }));
  const range = (/** @type {string} */ wanted) => kinds.find(({ kind }) => kind === wanted) ?? { from: size, to: size };
  return {
    ...file, ...readTexts(file), ...readOffers(file, next(PROGRAMME), next(OFFER)),
    /** How many programmes there are, and how many records in all: programmes, then pages by kind. */
    programmes, size, kinds, schools: range("school"), occupations: range("occupation"), areas: range("area"), terms: range("term"),
    /** The lists of values: their keys, and at which text the words of the first begin. */
    values: Object.fromEntries(LISTS.split(" ").map((list, i) => [list, { keys: keys.slice(lists[i], lists[i + 1]), text: size + lists[i] }])),
    /** The files in which programmes stand when they are too many for one: `partsOf` takes them apart. */
    parts: next("lines$ counts"),
    /** What is worked out once, when it is first asked for. @type {Map<string, any>} */
    memory: new Map(),
  };
}

/** The words folded, and texts as rows of words. @param {Record<string, any>} file */
function readTexts({ words, shared, added, ids }) {
  // Most words are plain letters, which only have to be small.
  const folds = words.join("\n").replace(/[^\x00-\x7f]+/g, fold).toLowerCase().split("\n");
  const addedFrom = offsets(added);
  const starts = offsets(shared).map((from, i) => from + addedFrom[i]);
  const rows = new Uint32Array(starts[shared.length]);
  for (let i = 0, before = 0; i < shared.length; before = starts[i++]) {
    let to = starts[i];
    for (let left = shared[i]; left; left--) rows[to++] = rows[before++];
    for (let from = addedFrom[i]; from < addedFrom[i + 1]; from++) rows[to++] = ids[from];
  }
  return { folds, starts, rows };
}

/**
 * When days begin, and what programmes offer; the campus of an offer is counted from 1 among all.
 * @param {Record<string, any>} file @param {Record<string, Column>} programme @param {Record<string, Column>} offer
 */
function readOffers({ campusFrom, area, days, ahead }, programme, offer) {
  /** The minute since 1970 at which each day begins; day 0 is none. */
  const begins = Float64Array.from([0, ...days], (day, i) => i && (day * 96 - ahead[i - 1] + 64) * 15);
  const offerFrom = offsets(programme.offers);
  const campus = Uint32Array.from(offer.campus);
  const areas = new Uint16Array(campus.length);
  programme.school.forEach((school, doc) => {
    for (let at = offerFrom[doc]; at < offerFrom[doc + 1]; at++) {
      if (campus[at]) areas[at] = area[(campus[at] += campusFrom[school - 1]) - 1];
    }
  });
  return { begins, programme, offer: { ...offer, campus, area: areas }, offerFrom };
}
