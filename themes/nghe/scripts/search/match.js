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
 * Writes what each text has of a mask. What one typed word was split into, or stands for, must stand together.
 * @param {Index} index @param {Uint32Array} mask @param {Run[]} together @param {Uint32Array} texts
 */
function scan(index, mask, together, texts) {
  const { starts, shared, rows } = index;
  // What the words of a text up to each have, which the next text begins with in part.
  const upTo = [0];
  for (let text = 0; text < texts.length; text++) {
    const [from, end] = [starts[text], starts[text + 1]];
    let found = 0;
    let at = from + shared[text];
    if (at > from) found = upTo[at - from - 1];
    for (; at < end; at++) upTo[at - from] = found |= mask[rows[at]];
    for (const run of together) {
      let at = (found & bits(run)) === bits(run) ? from : end;
      while (at < end && !runs(index, mask, run, at, end)) at++;
      if (at === end) found &= ~bits(run);
    }
    texts[text] = found;
  }
}

/**
 * What records have of a mask: in their titles; in their titles and names; in all.
 * The arrays are used again for the same number: at every keystroke new ones would cost more than the work.
 * @param {Index} index @param {Uint32Array} mask @param {Run[]} together @param {number} number
 */
export function collect(index, mask, together, number) {
  const { size, programmes, name, heading, summary, values } = index;
  const { texts, own, all } = remember(index, `arrays ${number}`, () => ({
    texts: new Uint32Array(index.shared.length),
    // One more, which has nothing, for what a programme does not belong to.
    own: new Uint32Array(size + 1),
    all: new Uint32Array(size),
  }));
  scan(index, mask, together, texts);
  const title = texts.subarray(0, size);
  for (let doc = 0; doc < size; doc++) {
    let found = title[doc];
    for (let text = name[doc]; text < name[doc + 1]; text++) found |= texts[text];
    own[doc] = found;
  }
  for (let page = 0, doc = programmes; doc < size; page++, doc++) {
    all[doc] = own[doc];
    for (let text = heading[page]; text < heading[page + 1]; text++) all[doc] |= texts[text];
    for (let text = summary[page]; text < summary[page + 1]; text++) all[doc] |= texts[text];
  }
  const words = (/** @type {string} */ list) => texts.subarray(values[list].text, values[list].text + values[list].keys.length);
  gather(index, own, all, words);
  return { title, own, all };
}

/**
 * A programme has what its occupation, its school, its area and its values have too.
 * @param {Index} index @param {Uint32Array} own @param {Uint32Array} all
 * @param {(list: string) => Uint32Array} words
 */
function gather(index, own, all, words) {
  const { programmes, programme, offer, offerFrom, areas, values } = index;
  const { school, occupation, area } = belonging(index);
  const [level, field] = [words("level"), words("field")];
  const [mode, shift] = [Uint32Array.of(0, ...words("mode")), Uint32Array.of(0, ...words("shift"))];
  const entry = Uint32Array.from({ length: 1 << values.entry.keys.length }, (_, mask) =>
    words("entry").reduce((found, bits, i) => ((mask >> i) & 1 ? found | bits : found), 0));
  const { level: levelOf, field: fieldOf, entry: entryOf } = programme;
  const { mode: modeOf, shift: shiftOf } = offer;
  // Most words are those of no area, mode or shift, and then no offer has to be looked at.
  const offered = [...own.subarray(areas.from, areas.to), ...mode, ...shift].some((bits) => bits);
  for (let p = 0; p < programmes; p++) {
    let found = own[p] | own[school[p]] | own[occupation[p]] | level[levelOf[p]] | field[fieldOf[p]] | entry[entryOf[p]];
    if (offered) for (let i = offerFrom[p]; i < offerFrom[p + 1]; i++) {
      found |= own[area[i]] | mode[modeOf[i]] | shift[shiftOf[i]];
    }
    all[p] = found;
  }
}

/** The school and the occupation of each programme and the area of each offer, as records. @param {Index} index */
const belonging = (index) => remember(index, "belonging", () => {
  const { programme, offer, schools, occupations, areas, area, size } = index;
  const record = (/** @type {{ from: number }} */ { from }) => (/** @type {number} */ number) => (number ? from + number - 1 : size);
  return {
    school: Uint32Array.from(programme.school, record(schools)),
    occupation: Uint32Array.from(programme.occupation, record(occupations)),
    area: Uint32Array.from(offer.campus, (campus) => record(areas)(campus && area[campus - 1])),
  };
});

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
