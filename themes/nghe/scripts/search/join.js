/**
 * One index of several files, for a site whose programmes stand in parts: the pages of the first file with the
 * programmes of some parts, as though all had been read from one file. What each part numbers by itself (words,
 * schools, occupations, days, fees) gets the numbers of the whole.
 */
import { id, LITERAL, title } from "./show.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./reader.js").Column} Column */
/** A programme: its part, the number of that among the parts, and its own in it. @typedef {{ part: Index, number: number, doc: number }} Place */

/**
 * @param {Index} first the file that names the others, and has no programmes
 * @param {Index[]} parts
 * @returns {Index}
 */
export function join(first, parts) {
  const docs = merged(parts);
  const own = docs.length;
  const { words, folds, wordOf } = joinedWords([first, ...parts]);
  const name = starts(docs, ({ part, doc }) => part.name[doc + 1] - part.name[doc]);
  const stepFrom = starts(docs, ({ part, doc }) => part.stepFrom[doc + 1] - part.stepFrom[doc]);
  // By how much the texts of pages move: titles stand before all names.
  const more = own + name[own];
  const literals = before(first.literals.length, parts, ({ literals }) => literals.length);
  const steps = docs.flatMap(({ part, number, doc }) =>
    [...part.steps.subarray(part.stepFrom[doc], part.stepFrom[doc + 1])].map((step) => (step < LITERAL ? step : step + literals[number])));
  const range = (/** @type {Index["schools"]} */ { kind, from, to }) => ({ kind, from: from + own, to: to + own });
  return {
    ...first,
    ...joinedTexts(first, parts, docs, wordOf),
    ...joinedOffers(first, parts, docs),
    words, folds, programmes: own, size: own + first.size,
    kinds: first.kinds.map(range), schools: range(first.schools), occupations: range(first.occupations),
    areas: range(first.areas), terms: range(first.terms),
    name: chained(moved(name, own + first.patternOf.length).subarray(0, own), moved(first.name, more)),
    heading: moved(first.heading, more), summary: moved(first.summary, more),
    frame: [...(parts[0] ?? first).frame.slice(0, 2), ...first.frame.slice(2)],
    literals: [first, ...parts].flatMap(({ literals }) => literals),
    stepFrom: chained(stepFrom.subarray(0, own), moved(first.stepFrom, steps.length)),
    steps: chained(steps, first.steps),
    values: Object.fromEntries(Object.entries(first.values).map(([list, { keys, text }]) => [list, { keys, text: text + own }])),
    memory: new Map(),
  };
}

/** The programmes of all parts in the order of their names. @param {Index[]} parts */
function merged(parts) {
  const { compare } = new Intl.Collator("vi", { numeric: true });
  const lists = parts.map((part, number) => Array.from({ length: part.programmes }, (_, doc) => ({ part, number, doc, title: title(part, doc) })));
  // Each list is in order already, which this way of sorting makes use of.
  const all = lists.flat();
  return lists.length > 1 ? all.sort((left, right) => compare(left.title, right.title)) : all;
}

/** All words once, in the order of their folds, and from the words of each file to theirs. @param {Index[]} files */
function joinedWords(files) {
  const foldOf = new Map(files.flatMap(({ words, folds }) => words.map((word, i) => [word, folds[i]])));
  const pairs = [...foldOf].sort(([left, leftFold], [right, rightFold]) =>
    leftFold < rightFold ? -1 : leftFold > rightFold ? 1 : left < right ? -1 : 1);
  const number = new Map(pairs.map(([word], i) => [word, i]));
  return {
    words: pairs.map(([word]) => word), folds: pairs.map(([, fold]) => fold),
    wordOf: new Map(files.map((file) => [file, Uint32Array.from(file.words, (word) => number.get(word) ?? 0)])),
  };
}

/**
 * The texts: the titles of programmes, those of pages and values, the names of programmes, and all others.
 * @param {Index} first @param {Index[]} parts @param {Place[]} docs @param {Map<Index, Uint32Array>} wordOf
 */
function joinedTexts(first, parts, docs, wordOf) {
  const titles = first.patternOf.length;
  const texts = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from }, (_, i) => ({ file: first, text: from + i }));
  const all = [
    ...docs.map(({ part, doc }) => ({ file: part, text: doc })),
    ...texts(0, titles),
    ...docs.flatMap(({ part, doc }) => Array.from({ length: part.name[doc + 1] - part.name[doc] }, (_, i) => ({ file: part, text: part.name[doc] + i }))),
    ...texts(titles, first.shared.length),
  ];
  const from = starts(all, ({ file, text }) => file.starts[text + 1] - file.starts[text]);
  const rows = new Uint32Array(from[all.length]);
  // How many words a text begins with as the one before does.
  const shared = new Uint16Array(all.length);
  all.forEach(({ file, text }, i) => {
    const words = wordOf.get(file) ?? rows;
    let same = i > 0;
    for (let at = 0; from[i] + at < from[i + 1]; at++) {
      const word = (rows[from[i] + at] = words[file.rows[file.starts[text] + at]]);
      same &&= from[i - 1] + at < from[i] && rows[from[i - 1] + at] === word;
      if (same) shared[i]++;
    }
  });
  const patterns = before(first.patterns.length, parts, ({ patterns }) => patterns.length);
  return {
    rows, starts: from, shared,
    patterns: [first, ...parts].flatMap(({ patterns }) => patterns),
    patternOf: chained(docs.map(({ part, number, doc }) => part.patternOf[doc] + patterns[number]), first.patternOf),
  };
}

/**
 * What programmes are and offer. Schools, occupations and campuses are those of the first file; days, fees and
 * durations stand behind each other, and 0 stays none.
 * @param {Index} first @param {Index[]} parts @param {Place[]} docs
 */
function joinedOffers(first, parts, docs) {
  const chain = (/** @type {(file: Index) => ArrayLike<number>} */ of) => chained(...[first, ...parts].map(of));
  const [days, fees, durations] = [(/** @type {Index} */ file) => file.days, (/** @type {Index} */ file) => file.amounts, (/** @type {Index} */ file) => file.lengths]
    .map((of) => before(of(first).length, parts, (file) => of(file).length));
  const schools = parts.map((part) => numbers(first, part, "schools"));
  const occupations = parts.map((part) => numbers(first, part, "occupations"));
  const column = (/** @type {string} */ name) => (/** @type {Place} */ { part, number, doc }) => {
    const value = part.programme[name][doc];
    const moves = { school: schools[number][value], occupation: occupations[number][value], fee: value && value + fees[number], duration: value + durations[number] };
    return moves[/** @type {keyof typeof moves} */ (name)] ?? value;
  };
  const offers = (/** @type {Place} */ { part, doc }) => part.offerFrom[doc + 1] - part.offerFrom[doc];
  const all = docs.flatMap((place) => Array.from({ length: offers(place) }, (_, i) => ({ ...place, at: place.part.offerFrom[place.doc] + i })));
  const campus = ({ part, number, doc, at }) => {
    const school = part.programme.school[doc];
    return part.offer.campus[at] && part.offer.campus[at] - part.campusFrom[school - 1] + first.campusFrom[schools[number][school] - 1];
  };
  const told = (/** @type {string} */ name) => ({ part, number, at }) => {
    const value = part.offer[name][at];
    return value && /opens|closes|ends/.test(name) ? value + days[number] : value;
  };
  const programme = Object.fromEntries(Object.keys(first.programme).map((name) => [name, Uint32Array.from(docs, column(name))]));
  const offer = Object.fromEntries(Object.keys(first.offer).map((name) => [name, Uint32Array.from(all, told(name))]));
  offer.campus = Uint32Array.from(all, campus);
  offer.area = offer.campus.map((number) => first.area[number - 1] ?? 0);
  return {
    programme, offer, offerFrom: starts(docs, offers),
    days: chain((file) => file.days), begins: chain((file) => file.begins),
    amounts: chain((file) => file.amounts), per: chain((file) => file.per), monthly: chain((file) => file.monthly),
    lengths: chain((file) => file.lengths), unit: chain((file) => file.unit),
  };
}

/** The numbers of a part's schools or occupations among those of the first file, all counted from 1. @param {Index} first @param {Index} part @param {"schools" | "occupations"} kind */
function numbers(first, part, kind) {
  const known = new Map();
  for (let doc = first[kind].from; doc < first[kind].to; doc++) known.set(id(first, doc), doc - first[kind].from + 1);
  return [0, ...Array.from({ length: part[kind].to - part[kind].from }, (_, i) => known.get(id(part, part[kind].from + i)) ?? 0)];
}

/** Where the items of each begin in a list of all. @template T @param {T[]} items @param {(item: T) => number} count */
function starts(items, count) {
  const from = new Uint32Array(items.length + 1);
  items.forEach((item, i) => (from[i + 1] = from[i] + count(item)));
  return from;
}

/** How many there are before those of each part. @param {number} from @param {Index[]} parts @param {(part: Index) => number} count */
const before = (from, parts, count) => starts(parts, count).map((start) => start + from);

/** @param {Uint32Array} numbers @param {number} by */
const moved = (numbers, by) => numbers.map((number) => number + by);

/** Columns one behind the other. @param {ArrayLike<number>[]} columns */
function chained(...columns) {
  const all = new Uint32Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
