/** Which words of the index typed words mean, and what of them each record has. */
import { spelling } from "./fold.js";
import { offsets } from "./reader.js";

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

/** Bits in one. @param {number[] | Uint32Array} bits */
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
 * @property {Found["mask"]} mask
 * @property {number[]} sequence the bits of the reading's words in their order
 * @property {number[]} needs for each word the bit of what must be had: its own, or that of the words which must stand together
 * @property {number} full all of `needs`
 * @property {boolean} complete whether every word is known, and has a bit
 * @property {number} whole the bit of the last word as one that was typed to its end, or any bit if it was
 * @property {number[]} strict for each word typed with marks the bit of those that are written so
 * @property {Found} found
 */

/**
 * What was found, in bits.
 * @typedef {object} Found
 * @property {Uint32Array} mask for each word of the index which words of queries it answers
 * @property {Uint32Array} texts what each text has, of which titles are the first
 * @property {Uint32Array} own what each record has in its title and names
 * @property {Uint32Array} all what each record has; nothing if it is only pointed to
 * @property {Uint32Array} ranks for each record how well it answers
 * @property {Uint8Array} by by which question each record was found
 */

/**
 * Puts readings to the index, all in one go. What was found is good until others
 * are put in the same turn: at every keystroke new arrays would cost more than the work.
 * @param {Index} index @param {Reading[]} readings @param {number} turn
 * @returns {Question[]}
 */
export function put(index, readings, turn) {
  const found = arrays(index)[turn];
  for (const bits of Object.values(found)) bits.fill(0);
  /** @type {Map<string, number>} */
  const bits = new Map();
  /** The bit of something, which begins to count when it gets one; 0 when none is left. @param {string} key @param {(bit: number) => void} begin */
  const bitOf = (key, begin) => {
    const bit = bits.get(key) ?? (bits.size < BITS ? 1 << bits.size : 0);
    if (!bits.has(key)) begin(bit);
    bits.set(key, bit);
    return bit;
  };
  const wordBit = (/** @type {Slot} */ slot, strict = "", ranges = slot.ranges) => bitOf(`${slot.fold} ${ranges} ${strict}`, (bit) => {
    for (const [from, to] of ranges) {
      for (let word = from; word < to; word++) if (!strict || agrees(slot, spelling(index.words[word]))) mark(index, found, word, bit);
    }
  });
  const questions = readings.map((reading) => {
    const { slots, units } = reading;
    const sequence = slots.map((slot) => (slot ? wordBit(slot) : 0));
    const needs = units.flatMap(({ first, length }) => {
      const own = sequence.slice(first, first + length);
      return length < 2 || own.includes(0) ? own : own.map(() => bitOf(`${own}`, (bit) => stand(index, found, own, bit)));
    });
    const last = slots.at(-1);
    return {
      reading, mask: found.mask, sequence, needs, full: either(needs), found,
      complete: !needs.includes(0),
      whole: last?.open ? wordBit({ ...last, open: false }, last.spelled, last.exact) : -1,
      strict: slots.flatMap((slot) => (slot?.spelled ? wordBit(slot, slot.spelled) : [])),
    };
  });
  collect(index, found);
  return questions;
}

/** What was found in each turn. */
export const arrays = memo(({ words, shared, size }) => [0, 1].map(() => ({
  mask: new Uint32Array(words.length), texts: new Uint32Array(shared.length), own: new Uint32Array(size), all: new Uint32Array(size),
  ranks: new Uint32Array(size), by: new Uint8Array(size),
})));

/**
 * Where each word stands: from `of[word]` on, the texts from `first` up to `until`, which share all they have up to it.
 * Texts stand in order and share most of their words, so there are few more places than words.
 */
const places = memo(({ words, starts, shared, rows }) => {
  // A place before the first word, so that where a word begins becomes where the one before it ends.
  const counts = new Uint32Array(words.length + 1);
  for (let text = 0; text < shared.length; text++) {
    for (let at = starts[text] + shared[text]; at < starts[text + 1]; at++) counts[rows[at] + 1]++;
  }
  const of = offsets(counts);
  const [first, until] = [0, 0].map(() => new Uint32Array(of[words.length + 1]).fill(shared.length));
  /** The places of the words of the text before. @type {number[]} */
  const open = [];
  for (let text = 0; text < shared.length; text++) {
    while (open.length > shared[text]) until[open.pop()] = text;
    for (let at = starts[text] + shared[text]; at < starts[text + 1]; at++) {
      // The places of a word begin where those of the word before end, once these are filled.
      const place = of[rows[at] + 1]++;
      first[place] = text;
      open.push(place);
    }
  }
  return { of, first, until };
});

/** Writes that a word has a bit, and all texts in which it stands. @param {Index} index @param {Found} found @param {number} word @param {number} bit */
function mark(index, { mask, texts }, word, bit) {
  const { of, first, until } = places(index);
  mask[word] |= bit;
  for (let at = of[word]; at < of[word + 1]; at++) {
    for (let text = first[at]; text < until[at]; text++) texts[text] |= bit;
  }
}

/** Writes which texts have words together: what one typed word was split into, or stands for. @param {Index} index @param {Found} found @param {number[]} sequence @param {number} bit */
function stand(index, { mask, texts }, sequence, bit) {
  const words = either(sequence);
  for (let text = 0; text < texts.length; text++) {
    if ((texts[text] & words) === words && phraseAt(index, mask, sequence, text) >= 0) texts[text] |= bit;
  }
}

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

/**
 * Writes what records have of what their texts have. A programme has what its occupation, its school, its area and its values have too.
 * @param {Index} index @param {Found} found
 */
function collect(index, { texts, own, all }) {
  const { size, name, heading, summary, values, programmes, hidden } = index;
  own.set(texts.subarray(0, size));
  gather(own, texts, name, 0);
  all.set(own);
  gather(all, texts, heading, programmes);
  gather(all, texts, summary, programmes);
  const records = (/** @type {Index["schools"]} */ { from, to }) => own.subarray(from, to);
  const words = (/** @type {string} */ list) => texts.subarray(values[list].text, values[list].text + values[list].keys.length);
  const entry = words("entry");
  const spread = (/** @type {string} */ column, /** @type {Uint32Array} */ bits, first = 1) => {
    for (let i = 0; i < bits.length; i++) {
      if (!bits[i]) continue;
      const { order, ends } = holders(index, column);
      for (let at = ends[i + first - 1] ?? 0; at < ends[i + first]; at++) all[order[at]] |= bits[i];
    }
  };
  spread("school", records(index.schools));
  spread("occupation", records(index.occupations));
  spread("area", records(index.areas));
  spread("mode", words("mode"));
  spread("shift", words("shift"));
  spread("level", words("level"), 0);
  spread("field", words("field"), 0);
  spread("entry", new Uint32Array(1 << entry.length).map((_, mask) => either(entry.filter((_, i) => (mask >> i) & 1))), 0);
  for (let page = 0; page < hidden.length; page++) if (hidden[page]) all[programmes + page] = 0;
}

/** The programmes by the codes that they, or what they offer, have in a column. @param {Index} index @param {string} column */
const holders = (index, column) => (holding(index)[column] ??= held(index, column));

const holding = memo(() => /** @type {Record<string, ReturnType<typeof held>>} */ ({}));

/** @param {Index} index @param {string} column */
function held({ programme, offer, offerFrom }, column) {
  const { order, ends } = byNumber(new Uint32Array(programme[column] ?? offer[column]));
  const of = new Uint32Array(order.length);
  for (let doc = 0; doc < programme.level.length; doc++) of.fill(doc, offerFrom[doc], offerFrom[doc + 1]);
  return { order: programme[column] ? order : order.map((at) => of[at]), ends };
}

/**
 * Places in the order of the small numbers that stand there, and where in it those of each number end. Each number
 * has as many as it needs, which are filled in turn.
 * @param {Uint32Array} numbers
 */
export function byNumber(numbers) {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] > most) most = numbers[i];
  const counts = new Uint32Array(most + 1);
  for (let i = 0; i < numbers.length; i++) counts[numbers[i]]++;
  const ends = offsets(counts);
  const order = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) order[ends[numbers[i]]++] = i;
  return { order, ends };
}

/** Gives records what further texts of theirs have. @param {Uint32Array} bits @param {Uint32Array} texts @param {Uint32Array} from where those of each record begin @param {number} first the first record that has such texts */
function gather(bits, texts, from, first) {
  for (let i = 0, text = from[0]; i < from.length - 1; i++) while (text < from[i + 1]) bits[first + i] |= texts[text++];
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

/** The kinds of records by their numbers, programmes first: their names and their turns among equals; and the number of each record. */
export const kinds = memo(({ kinds, turns, size }) => {
  const of = new Uint8Array(size);
  kinds.forEach(({ from, to }, i) => of.fill(i + 1, from, to));
  return { names: ["programme", ...kinds.map(({ kind }) => kind)], turns: [0, ...turns], of };
});

/** How often each word stands in the texts. */
export const frequency = memo((index) => {
  const { of, first, until } = places(index);
  return index.words.map((_, word) => {
    let count = 0;
    for (let at = of[word]; at < of[word + 1]; at++) count += until[at] - first[at];
    return count;
  });
});

/** The words of a text: folded, or as they are written. @param {Index} index @param {number} text @param {string[]} written */
export const textWords = ({ rows, starts }, text, written) => Array.from(rows.subarray(starts[text], starts[text + 1]), (word) => written[word]);
