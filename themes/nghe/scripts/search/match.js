/** Which words of the index typed words mean, and what of them each record has. */
import { spelling } from "./fold.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./readings.js").Reading} Reading */

/**
 * A word of the query as it is looked for.
 * @typedef {object} Slot
 * @property {string} fold
 * @property {string} spelled how it was spelled, when it was typed with marks; else empty
 * @property {boolean} open whether the visitor may still be typing it
 * @property {[number, number][]} exact the words of the index that are this word
 * @property {[number, number][]} ranges these, and those of which it is a beginning
 */

/** Words that must stand together: their bits in their order, those in one, and the bit of all together. @typedef {{ bit: number, sequence: number[], words: number }} Run */

/** Bits in one. @param {number[]} bits */
export const either = (bits) => bits.reduce((all, bit) => all | bit, 0);

/** How many words and phrases all readings of a query have together; readings that need more are left out. */
const BITS = 31;

/**
 * A function of an index that is worked out once, when it is first asked for; if it depends on the clock, once a minute.
 * @template T
 * @param {(index: Index, now: number) => T} make
 * @returns {(index: Index, now?: Date | number) => T}
 */
export function memo(make) {
  return (index, now = 0) => {
    const begun = now - (now % 60000);
    let known = index.memory.get(make);
    if (known?.begun !== begun) index.memory.set(make, (known = { begun, made: make(index, begun) }));
    return known.made;
  };
}

/** The words from which on folds are not below this text. @param {Index} index @param {string} text */
function lower(index, text) {
  let [low, high] = [0, index.folds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.folds[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The words that a folded word means; none when no record has it.
 * @param {Index} index @param {string} folded @param {boolean} [open] @param {string} [spelled]
 * @returns {Slot | null}
 */
export function slot(index, folded, open = false, spelled = "") {
  // A final i or y is the same where no other vowel stands before it.
  const other = /^(qu|[^aeiouy]*)[iy]$/.test(folded) && folded.slice(0, -1) + (folded.endsWith("y") ? "i" : "y");
  /** @type {[number, number][]} */
  const exact = [];
  for (const text of other ? [folded, other] : [folded]) {
    const from = lower(index, text);
    let to = from;
    while (index.folds[to] === text) to++;
    if (to > from) exact.push([from, to]);
  }
  const from = lower(index, folded);
  const ranges = open && index.folds[from]?.startsWith(folded) ? [...exact, [from, lower(index, folded + "\uffff")]] : exact;
  return ranges.length ? { fold: folded, spelled, open, exact, ranges } : null;
}

/** Whether some word is exactly this. @param {Slot | null} slot */
export const isExact = (slot) => !!slot?.exact.length;

/** The marks of words of the index, as far as they are known. */
const known = memo(() => /** @type {string[]} */ ([]));

/** The marks of a word of the index. @param {Index} index @param {number} word */
const marks = (index, word) => (known(index)[word] ??= spelling(index.words[word]));

/**
 * Whether a word is written as the visitor wrote it. What is still being typed may lack its end and its tone.
 * @param {Slot} slot @param {string} written
 */
function agrees({ spelled, open }, written) {
  const [letters, tone] = spelled.split(/(?=\d)/);
  return open ? written.startsWith(letters) && (!tone || written.endsWith(tone)) : written === spelled;
}

/**
 * A reading put to the index. Each of its words has a bit, which readings share.
 * @typedef {object} Question
 * @property {Reading} reading
 * @property {Uint32Array} mask for each word of the index the bits of the words of queries that it answers
 * @property {number[]} sequence the bits of the reading's words in their order
 * @property {number[]} needs for each word the bit of what must be had: its own, or that of the words which must stand together
 * @property {number} full all of `needs`
 * @property {boolean} complete whether every word is known, and has a bit
 * @property {number} whole the bit of the last word as one that was typed to its end
 * @property {number[]} strict for each word typed with marks the bit of those that are written so
 * @property {{ texts: Uint32Array, own: Uint32Array, all: Uint32Array, docs: Uint32Array }} found what each text has, of which titles are the first; what each record has in its title and names, and in all; and which have anything
 */

/**
 * Puts readings to the index, all in one go. What was found is good until others
 * are put in the same turn: at every keystroke new arrays would cost more than the work.
 * @param {Index} index @param {Reading[]} readings @param {number} turn
 * @returns {Question[]}
 */
export function put(index, readings, turn) {
  const mask = new Uint32Array(index.words.length);
  /** @type {Map<string, number>} */
  const bits = new Map();
  /** @type {Run[]} */
  const runs = [];
  /** The bit of something, which begins to count when it gets one; 0 when none is left. @param {string} key @param {(bit: number) => void} begin */
  const bitOf = (key, begin) => {
    if (!bits.has(key)) {
      const bit = bits.size < BITS ? 1 << bits.size : 0;
      bits.set(key, bit);
      begin(bit);
    }
    return bits.get(key);
  };
  const wordBit = (/** @type {Slot} */ slot, strict = false) => bitOf(`${slot.fold} ${slot.open} ${strict && slot.spelled}`, (bit) => {
    for (const [from, to] of slot.ranges) {
      for (let word = from; word < to; word++) if (!strict || agrees(slot, marks(index, word))) mask[word] |= bit;
    }
  });
  /** @type {Question["found"]} */
  const found = { ...(arrays(index)[turn] ??= made(index)) };
  const questions = readings.map((reading) => {
    const { slots, units } = reading;
    const sequence = slots.map((slot) => (slot ? wordBit(slot) : 0));
    const needs = units.flatMap(({ first, length }) => {
      const own = sequence.slice(first, first + length);
      return length < 2 || own.includes(0) ? own : own.map(() => bitOf(`${own}`, (bit) => runs.push({ bit, sequence: own, words: either(own) })));
    });
    const last = slots[slots.length - 1];
    return {
      reading, mask, sequence, needs, full: either(needs), found,
      complete: !needs.includes(0),
      whole: last?.open ? wordBit({ ...last, open: false, ranges: last.exact }, !!last.spelled) : 0,
      strict: slots.flatMap((slot) => (slot?.spelled ? [wordBit(slot, true)] : [])),
    };
  });
  collect(index, mask, runs, found);
  found.docs = kept(shown(index), (doc) => found.all[doc] > 0);
  return questions;
}

/** The records that are not only pointed to. */
const shown = memo(({ size, programmes, hidden }) => Uint32Array.from(Array(size).keys()).filter((doc) => !hidden[doc - programmes]));

/** What was found in each turn. */
const arrays = memo(() => /** @type {ReturnType<typeof made>[]} */ ([]));

/** @param {Index} index */
const made = ({ shared, size }) => ({ texts: new Uint32Array(shared.length), own: new Uint32Array(size), all: new Uint32Array(size) });

/**
 * Whether the words from a place of a text on answer a sequence of bits, one after the other.
 * @param {Index} index @param {Uint32Array} mask @param {number[]} sequence @param {number} at @param {number} end
 */
export function follows({ rows }, mask, sequence, at, end) {
  if (at + sequence.length > end) return false;
  for (let i = 0; i < sequence.length; i++) if (!(mask[rows[at + i]] & sequence[i])) return false;
  return true;
}

/**
 * Where in a text the words stand one after the other; -1 when they do not.
 * @param {Index} index @param {Uint32Array} mask @param {number[]} sequence @param {number} text
 */
export function phraseAt(index, mask, sequence, text) {
  const end = index.starts[text + 1];
  for (let at = index.starts[text]; at < end; at++) if (follows(index, mask, sequence, at, end)) return at;
  return -1;
}

/** An array for the words of the longest text. */
const longest = memo(({ starts }) => new Uint32Array(starts.reduce((most, from, text) => Math.max(most, from - starts[text - 1] || 0))));

/**
 * Writes what each text has of a mask. What one typed word was split into, or stands for, must stand together.
 * @param {Index} index @param {Uint32Array} mask @param {Run[]} runs @param {Uint32Array} texts
 */
function scan(index, mask, runs, texts) {
  const { starts, shared, rows } = index;
  // What the words of a text up to each have, which the next text begins with in part.
  const upTo = longest(index);
  for (let text = 0; text < texts.length; text++) {
    const [from, end] = [starts[text], starts[text + 1]];
    let found = 0;
    let at = from + shared[text];
    if (at > from) found = upTo[at - from - 1];
    for (; at < end; at++) upTo[at - from] = found |= mask[rows[at]];
    for (const { bit, sequence, words } of runs) {
      if ((found & words) === words && phraseAt(index, mask, sequence, text) >= 0) found |= bit;
    }
    texts[text] = found;
  }
}

/**
 * Writes what records have of a mask. A programme has what its occupation, its school, its area and its values have too.
 * @param {Index} index @param {Uint32Array} mask @param {Run[]} runs @param {ReturnType<typeof made>} found
 */
function collect(index, mask, runs, { texts, own, all }) {
  const { size, name, values, programme, offer, offerFrom } = index;
  scan(index, mask, runs, texts);
  const owner = owners(index);
  own.set(texts.subarray(0, size));
  for (let text = name[0]; text < name[size]; text++) own[owner[text]] |= texts[text];
  all.set(own);
  for (let text = name[size]; text < texts.length; text++) all[owner[text]] |= texts[text];
  const records = (/** @type {Index["schools"]} */ { from, to }) => own.subarray(from, to);
  const words = (/** @type {string} */ list) => texts.subarray(values[list].text, values[list].text + values[list].keys.length);
  // Codes that are counted from 1 have nothing at 0.
  const from1 = (/** @type {Uint32Array} */ bits) => Uint32Array.of(0, ...bits);
  const entry = words("entry");
  spread(all, programme.school, from1(records(index.schools)));
  spread(all, programme.occupation, from1(records(index.occupations)));
  spread(all, programme.level, words("level"));
  spread(all, programme.field, words("field"));
  spread(all, programme.entry, Uint32Array.from({ length: 1 << entry.length }, (_, mask) => entry.reduce((found, bits, i) => ((mask >> i) & 1 ? found | bits : found), 0)));
  spread(all, offer.area, from1(records(index.areas)), offerFrom);
  spread(all, offer.mode, from1(words("mode")), offerFrom);
  spread(all, offer.shift, from1(words("shift")), offerFrom);
}

/** For each text that is no title the record that has it: names, and the headings and summaries of pages. */
const owners = memo(({ shared, size, name, heading, summary }) => {
  const of = new Uint32Array(shared.length);
  // Where the texts of each begin is told of all records, or of the last ones, and where those of the last end.
  for (const from of [name, heading, summary]) from.forEach((start, i) => of.fill(i + size + 1 - from.length, start, from[i + 1] ?? start));
  return of;
});

/**
 * Adds what codes have to the programmes that have these codes, or whose offers have them. Most words are those of few
 * columns, and the others need not be looked at.
 * @param {Uint32Array} all @param {ArrayLike<number>} of the code of each programme or offer
 * @param {Uint32Array} bits @param {Uint32Array} [offerFrom]
 */
function spread(all, of, bits, offerFrom) {
  if (!bits.some((one) => one)) return;
  if (!offerFrom) for (let doc = 0; doc < of.length; doc++) all[doc] |= bits[of[doc]];
  else for (let doc = 0, at = 0; at < of.length; doc++) {
    for (; at < offerFrom[doc + 1]; at++) all[doc] |= bits[of[at]];
  }
}

/**
 * Those of some records of which something holds; the array's own way takes five times as long.
 * @param {Uint32Array} docs @param {(doc: number) => boolean} holds
 */
export function kept(docs, holds) {
  const all = new Uint32Array(docs.length);
  let count = 0;
  for (let i = 0; i < docs.length; i++) if (holds(docs[i])) all[count++] = docs[i];
  return all.subarray(0, count);
}

/** How often each word stands in the texts. */
export const frequency = memo((index) => {
  const counts = new Uint32Array(index.words.length);
  for (let at = 0; at < index.rows.length; at++) counts[index.rows[at]]++;
  return counts;
});

/** The words of a text, folded. @param {Index} index @param {number} text */
export function textFolds(index, text) {
  return Array.from(index.rows.subarray(index.starts[text], index.starts[text + 1]), (word) => index.folds[word]);
}
