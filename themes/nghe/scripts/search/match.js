/** Which words of the index a typed word means, and which texts have them. */
import { spelling } from "./fold.js";

/** @typedef {import("./reader.js").Index} Index */

/**
 * A word of the query as it is looked for.
 * @typedef {object} Slot
 * @property {string} fold
 * @property {string} spelled how it was spelled, when it was typed with marks; else empty
 * @property {boolean} open whether the visitor may still be typing it
 * @property {[number, number][]} ranges the words of the index: exact, and then as a beginning
 */

/**
 * Slots that stand for one typed word or phrase, and so must follow each other.
 * @typedef {{ first: number, length: number }} Run
 */

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

/** @param {Index} index @param {string} text @returns {[number, number]} */
const exactly = (index, text) => [lower(index, text), lower(index, text + "\0")];

/**
 * The words that a folded word means; none when no record has it.
 * @param {Index} index @param {string} folded @param {boolean} [open] @param {string} [spelled]
 * @returns {Slot | null}
 */
export function slot(index, folded, open = false, spelled = "") {
  // A final i or y is the same where no other vowel stands before it.
  const other = /^(qu|[^aeiouy]*)[iy]$/.test(folded)
    ? folded.slice(0, -1) + (folded.endsWith("y") ? "i" : "y")
    : folded;
  const ranges = [exactly(index, folded), exactly(index, other)];
  if (open) ranges.push([ranges[0][0], lower(index, folded + "\uffff")]);
  if (!ranges.some(([from, to]) => to > from)) return null;
  return { fold: folded, spelled, open, ranges };
}

/** Whether some word is exactly this. @param {Slot | null} slot */
export const isExact = (slot) => !!slot && slot.ranges.slice(0, 2).some(([from, to]) => to > from);

/** The marks of a word of the index. @param {Index} index @param {number} word */
function marks(index, word) {
  const known = remember(index, "marks", () => /** @type {string[]} */ ([]));
  return (known[word] ??= spelling(index.words[word]));
}

/**
 * Whether a word is written as the visitor wrote it. What is still being typed may lack its end and its tone.
 * @param {Slot} slot @param {string} written
 */
function agrees(slot, written) {
  if (!slot.spelled || written === slot.spelled) return true;
  if (!slot.open) return false;
  const [letters, tone] = [slot.spelled.replace(/\d$/, ""), slot.spelled.match(/\d$/)?.[0]];
  return written.startsWith(letters) && (!tone || written.endsWith(tone));
}

/**
 * For each word of the index a bit for every slot that it answers; one more bit says that the word
 * is just as what may still be typed.
 * @param {Index} index @param {(Slot | null)[]} slots @param {boolean} strict only words with the marks that were typed
 */
export function masks(index, slots, strict) {
  const mask = new Uint32Array(index.words.length);
  slots.forEach((slot, bit) => {
    slot?.ranges.forEach(([from, to], kind) => {
      for (let word = from; word < to; word++) {
        const written = slot.spelled && marks(index, word);
        if (strict && written && !agrees(slot, written)) continue;
        mask[word] |= 1 << bit;
        if (kind < 2 && slot.open && written === slot.spelled) mask[word] |= 1 << slots.length;
      }
    });
  });
  return mask;
}

/**
 * Whether the words from a place of a text on answer the slots of a run, one after the other.
 * @param {Index} index @param {Uint32Array} mask @param {Run} run @param {number} at @param {number} end
 */
export function runs({ rows }, mask, run, at, end) {
  if (at + run.length > end) return false;
  for (let i = 0; i < run.length; i++) if (!((mask[rows[at + i]] >> (run.first + i)) & 1)) return false;
  return true;
}

/** The bits of a run. @param {Run} run */
const bits = (run) => (2 ** run.length - 1) << run.first;

/**
 * What texts have of a mask: each title; the titles and names of each record; all of it. What one typed
 * word was split into, or stands for, must stand together.
 * @param {Index} index @param {Uint32Array} mask @param {Run[]} together
 */
export function collect(index, mask, together) {
  const { starts, rows, size, programmes } = index;
  const has = (/** @type {number} */ text) => {
    const [from, end] = [starts[text], starts[text + 1]];
    let found = 0;
    for (let at = from; at < end; at++) found |= mask[rows[at]];
    for (const run of together) {
      let at = (found & bits(run)) === bits(run) ? from : end;
      while (at < end && !runs(index, mask, run, at, end)) at++;
      if (at === end) found &= ~bits(run);
    }
    return found;
  };
  const title = new Uint32Array(size);
  const own = new Uint32Array(size);
  const all = new Uint32Array(size);
  for (let doc = 0; doc < size; doc++) {
    own[doc] = title[doc] = has(doc);
    for (let text = index.name[doc]; text < index.name[doc + 1]; text++) own[doc] |= has(text);
  }
  for (let page = 0, doc = programmes; doc < size; page++, doc++) {
    all[doc] = own[doc];
    for (let text = index.heading[page]; text < index.heading[page + 1]; text++) all[doc] |= has(text);
    for (let text = index.summary[page]; text < index.summary[page + 1]; text++) all[doc] |= has(text);
  }
  const word = Object.fromEntries(
    Object.entries(index.values).map(([list, { keys, text }]) => [list, keys.map((_, i) => has(text + i))]),
  );
  gather(index, own, all, word);
  return { title, own, all };
}

/**
 * A programme has what its occupation, its school, its area and its values have too.
 * @param {Index} index @param {Uint32Array} own @param {Uint32Array} all
 * @param {Record<string, number[]>} word
 */
function gather(index, own, all, word) {
  const { programme, offer, schools, occupations, areas, area, offerFrom } = index;
  const at = (/** @type {number[]} */ list, /** @type {number} */ number) => (number ? list[number - 1] : 0);
  const entries = Uint32Array.from({ length: 1 << word.entry.length }, (_, mask) =>
    word.entry.reduce((found, bits, i) => ((mask >> i) & 1 ? found | bits : found), 0));
  for (let p = 0; p < index.programmes; p++) {
    let found = own[p] | own[schools.from + programme.school[p] - 1] | entries[programme.entry[p]] |
      word.level[programme.level[p]] | word.field[programme.field[p]];
    if (programme.occupation[p]) found |= own[occupations.from + programme.occupation[p] - 1];
    for (let i = offerFrom[p]; i < offerFrom[p + 1]; i++) {
      const place = offer.campus[i] && area[offer.campus[i] - 1];
      if (place) found |= own[areas.from + place - 1];
      found |= at(word.mode, offer.mode[i]) | at(word.shift, offer.shift[i]);
    }
    all[p] = found;
  }
}

/**
 * What is worked out once for an index.
 * @template T
 * @param {Index} index @param {string} name @param {() => T} make
 * @returns {T}
 */
export function remember(index, name, make) {
  if (!index.memory.has(name)) index.memory.set(name, make());
  return index.memory.get(name);
}

/** How often each word stands in the texts. @param {Index} index @returns {Uint32Array} */
export const frequency = (index) => remember(index, "frequency", () => {
  const counts = new Uint32Array(index.words.length);
  for (const word of index.rows) counts[word]++;
  return counts;
});

/** The words of a text, folded. @param {Index} index @param {number} text */
export function textFolds(index, text) {
  return Array.from(index.rows.subarray(index.starts[text], index.starts[text + 1]), (word) => index.folds[word]);
}
