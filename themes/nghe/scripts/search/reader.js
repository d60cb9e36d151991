/**
 * Reads the index, whose format stands in `src/search/mod.rs`. Its head tells a whole file of the right
 * version from any other, so nothing after it has to be doubted.
 */

/** What a file begins with: `NGHE` and the version of the format. */
const HEAD = [0x4548474e, 6];
/**
 * The parts of the file in their order, and before each how it is read: `$` as texts, `+` as where the items of each begin
 * in a list of all, `>` as that behind the part before, `.` as numbers.
 */
const PARTS =
  "$names +sizes .turns .hidden .ends $words $folds $patterns .patternOf .shared .added .ids >name >heading >summary $frame $literals +stepFrom .steps $listed +lists $keys " +
  ".group +campusFrom .area .lat .lng .days .begins .amounts .per .monthly .lengths .unit";
/** The columns of programmes and of what they offer, in the order of the file. */
const PROGRAMME = ".level .field .occupation .school .entry .cost .fee .dormitory .nine .duration +offerFrom";
const OFFER = ".campus .mode .shift .month .opens .closes .ends .state";

/** @typedef {Uint8Array | Uint32Array} Column */
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
    const stored = take(count * width);
    if (head === 1) return stored;
    const wide = width > 1 ? new (width > 2 ? Uint32Array : Uint16Array)(stored.slice().buffer) : stored;
    const values = new Uint32Array(width ? wide : count);
    if (head > 127) for (let i = 1; i < count; i++) values[i] += values[i - 1];
    return values;
  };

  const decoder = new TextDecoder();
  const texts = () => {
    const lines = decoder.decode(take(number())).split("\n");
    lines.pop();
    return lines;
  };
  // Texts of records begin behind the titles, which their patterns count.
  let end = 0;
  /** Parts by their names. @param {string} parts @returns {Record<string, any>} */
  return (parts) => Object.fromEntries(parts.split(" ").map((part) => {
    const [form, name] = [part[0], part.slice(1)];
    if (form === "$") return [name, texts()];
    const values = column();
    if (name === "patternOf") end = values.length;
    if (form === ".") return [name, values];
    const starts = offsets(values, form === "+" ? 0 : end);
    if (form === ">") end = starts[values.length];
    return [name, starts];
  }));
}

/** Where the items of each begin in a list of all. @param {Column} counts how many each has @param {number} from */
export function offsets(counts, from = 0) {
  const starts = new Uint32Array(counts.length + 1);
  starts[0] = from;
  for (let i = 0; i < counts.length; i++) starts[i + 1] = from += counts[i];
  return starts;
}

/**
 * Reads an index.
 * @param {ArrayBuffer | Uint8Array} buffer
 * @throws {Error} when it is not an index of this version, or not whole
 */
export function read(buffer) {
  const bytes = new Uint8Array(buffer);
  const head = new Uint32Array(bytes.slice(0, 12).buffer);
  if (`${head}` !== `${[...HEAD, bytes.length]}`) throw new Error("no index");

  const next = cursor(bytes.subarray(12));
  const file = next(PARTS);
  const { names, sizes, name, listed, lists, keys } = file;
  const size = name.length - 1;
  const programmes = size - sizes[names.length];
  const kinds = names.map((kind, i) => ({ kind, from: programmes + sizes[i], to: programmes + sizes[i + 1] }));
  const none = { from: size, to: size };
  return {
    ...file, ...readTexts(file), ...readOffers(file, next(PROGRAMME), next(OFFER)),
    /** How many programmes there are, and how many records in all: programmes, then pages by kind. */
    programmes, size, kinds,
    /** The records of some kinds. */
    schools: none, occupations: none, areas: none, terms: none, ...Object.fromEntries(kinds.map((one) => [one.kind + "s", one])),
    /** The lists of values: their keys, and at which text the words of the first begin. */
    values: Object.fromEntries(listed.map((list, i) => [list, { keys: keys.slice(lists[i], lists[i + 1]), text: size + lists[i] }])),
    /** The files in which programmes stand when they are too many for one: `partsOf` takes them apart. */
    parts: next("$lines .counts"),
    /** What is worked out once, when it is first asked for. @type {Map<string, any>} */
    memory: new Map(),
  };
}

/** Reads an index of nothing: a browser compiles what reads when it first runs, which need not be when the bytes are there. */
export const prepare = () => read(Uint32Array.from({ ...HEAD, 2: 256, length: 64 }).buffer);

/** Texts as rows of words. @param {Record<string, any>} file */
function readTexts({ shared, added, ids }) {
  const starts = new Uint32Array(shared.length + 1);
  const rows = new Uint32Array(ids.length + offsets(shared)[shared.length]);
  for (let text = 0, to = 0, from = 0; text < shared.length; starts[++text] = to) {
    // The first text shares nothing.
    let before = starts[text - 1];
    for (let left = shared[text]; left; left--) rows[to++] = rows[before++];
    for (let left = added[text]; left; left--) rows[to++] = ids[from++];
  }
  return { starts, rows };
}

/**
 * What programmes offer; the campus of an offer is counted from 1 among all.
 * @param {Record<string, any>} file @param {Record<string, any>} programmes @param {Record<string, Column>} offer
 */
function readOffers({ campusFrom, area }, { offerFrom, ...programme }, offer) {
  const campus = new Uint32Array(offer.campus);
  const areas = new Uint16Array(campus.length);
  for (let doc = 0, at = 0; doc < programme.school.length; doc++) {
    for (; at < offerFrom[doc + 1]; at++) {
      if (campus[at]) areas[at] = area[(campus[at] += campusFrom[programme.school[doc] - 1]) - 1];
    }
  }
  return { programme, offer: { ...offer, campus, area: areas }, offerFrom };
}
