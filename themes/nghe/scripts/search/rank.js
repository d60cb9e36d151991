/**
 * How well a record answers. Of those that have all words: the exact title, its beginning, a phrase in
 * it, another name or an abbreviation, all words, those first that have them near each other. Then those that have some.
 */
import { frequency, kinds, phraseAt } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./match.js").Question} Question */

const EXACT = 0;
const PREFIX = 1;
const PHRASE = 2;
const OTHER = 3;
const ALL = 4;
/** No answer in the text. */
const NONE = 9;

/** By how many tiers a record is lower of which no word is written with the marks that were typed; and how much a word counts that only begins so. */
const MARKS = 6;
const LOOSE = 0.9;
/** The rank from which on some words are missing; what has all does not reach it. */
export const SOME = 1000;

/** In how many steps records differ that have all words. */
const STEPS = 10;
/** How many records are looked at closely when words are missing. */
const CLOSELY = 300;

/** How many of some bits are missing. @param {number[]} bits @param {number} has */
function missing(bits, has) {
  let count = 0;
  for (let i = 0; i < bits.length; i++) if (!(has & bits[i])) count++;
  return count;
}

/**
 * The records that have all words, with their ranks; lower is better.
 * @param {Index} index @param {Question} question @param {(doc: number, rank: number) => void} emit
 */
export function rankAll(index, question, emit) {
  const { full, found, needs, reading, strict, whole } = question;
  const { all, texts } = found;
  const last = reading.slots.at(-1);
  const base = reading.other ? OTHER : 0;
  /** @type {number[]} */
  const occupations = [];
  const weights = rarity(index, question);
  const { of, turns } = kinds(index);
  let count = 0;
  for (let doc = 0; doc < all.length; doc++) if ((all[doc] & full) === full) count++;
  for (let doc = 0; doc < all.length; doc++) {
    if ((all[doc] & full) !== full) continue;
    let tier = ownTier(index, question, doc);
    // What few look for comes first by its whole title only.
    if (tier && turns[of[doc]] > 1) tier = Math.max(tier, OTHER);
    // A programme answers by the names of its occupation too, which are looked at once.
    const number = tier > OTHER && doc < index.programmes && index.programme.occupation[doc];
    if (number) {
      occupations[number] ??= Math.max(OTHER, ownTier(index, question, index.occupations.from + number - 1));
      tier = Math.min(tier, occupations[number]);
    }
    // What is meant by another name is ranked among its like by how it is meant.
    const level = Math.max(tier, base);
    // A word that may still be typed is better whole; with marks nearly as much as one that is written so.
    const begun = all[doc] & whole ? 0 : 1;
    const loose = begun && last.spelled && all[doc] & strict.at(-1) ? LOOSE : 0;
    // When very many have all words, how many stand in the title must do; deadlines still decide among records that are alike.
    const far = tier < ALL ? tier
      : count > 2 * CLOSELY ? missing(needs, texts[doc])
      : STEPS * distance(index, question, weights, doc);
    // Marks that differ count by the share of such words: of a single one they come before all else, of one among
    // several a title that has the words is still better than words that stand anywhere.
    const marks = (missing(strict, all[doc]) + loose) / reading.slots.length;
    emit(doc, Math.round(((marks * marks * MARKS + level) * 2 + begun) * (STEPS + 1) + Math.min(far, STEPS)));
  }
}

/**
 * How a record answers by its title and its other names.
 * @param {Index} index @param {Question} question @param {number} doc
 */
function ownTier(index, question, doc) {
  const { full, found } = question;
  if ((found.own[doc] & full) !== full) return ALL;
  const title = phraseTier(index, question, doc);
  if (title < NONE) return title;
  for (let text = index.name[doc]; text < index.name[doc + 1]; text++) {
    if (phraseTier(index, question, text) < NONE) return OTHER;
  }
  return ALL;
}

/**
 * Whether the words stand in a text one after the other, and where.
 * @param {Index} index @param {Question} question @param {number} text
 */
function phraseTier(index, { mask, sequence, whole }, text) {
  const { starts, rows } = index;
  const at = phraseAt(index, mask, sequence, text);
  if (at < 0) return NONE;
  if (at > starts[text]) return PHRASE;
  const end = at + sequence.length;
  return end === starts[text + 1] && mask[rows[end - 1]] & whole ? EXACT : PREFIX;
}

/**
 * The records that have some of the words, those first whose words are rare, stand together, and make
 * up the title; records below a share of all that could be had are left out.
 * @param {Index} index @param {Question} question @param {ArrayLike<number>} ranks what was found before
 * @param {number} from the first record to look at @param {number} least
 * @param {(doc: number, rank: number) => void} emit
 */
export function rankSome(index, question, ranks, from, least, emit) {
  const { found, full, needs, reading } = question;
  const { of, turns } = kinds(index);
  const weights = rarity(index, question);
  const { all } = found;
  /** How many records that were not found yet have which of the words; most are alike. @type {Map<number, number>} */
  const counts = new Map();
  for (let doc = from; doc < ranks.length; doc++) {
    const has = ranks[doc] < SOME ? 0 : all[doc] & full;
    if (has) counts.set(has, (counts.get(has) ?? 0) + 1);
  }
  const share = (/** @type {number} */ has) => sum(weights.filter((_, i) => has & needs[i]));
  const likely = [...counts.keys()].sort((left, right) => share(right) - share(left));
  const limit = Math.max(share(likely[0]) / 2, least * sum(weights));
  const wanted = new Set();
  let many = 0;
  for (const has of likely) {
    if (many >= CLOSELY || share(has) < limit) break;
    wanted.add(has);
    many += counts.get(has);
  }
  for (let doc = from; doc < ranks.length; doc++) {
    if (ranks[doc] < SOME || !wanted.has(all[doc] & full)) continue;
    // What few look for is hardly meant by some of the words.
    const far = distance(index, question, weights, doc) + (reading.other || turns[of[doc]] > 1 ? 0.2 : 0);
    emit(doc, SOME + Math.round(far * 1000));
  }
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** How much each word tells: the rarer, the more. @param {Index} index @param {Question} question */
function rarity(index, { reading }) {
  const counts = frequency(index);
  const texts = index.starts.length;
  return reading.slots.map((slot, i) => {
    let times = 0;
    for (const [from, to] of slot?.ranges ?? []) for (let word = from; word < to; word++) times += counts[word];
    return Math.log(1 + texts / (1 + times)) * reading.parts[i];
  });
}

/**
 * How far a record is from what was typed, from 0 to 1, by the weight of the words that it has: full in its title, less in
 * other texts, more for words that follow each other as they were typed.
 * @param {Index} index @param {Question} question @param {number[]} weights @param {number} doc
 */
function distance(index, { mask, sequence, needs, found }, weights, doc) {
  const { starts, rows, name, heading, summary } = index;
  const page = doc - index.programmes;
  // Of which words, and of which with the one before, it is known already that the record has them.
  const seen = sequence.map(() => 0);
  let score = 0;
  const tell = (/** @type {number} */ i, /** @type {number} */ part, /** @type {boolean | number} */ joined) => {
    if (!seen[i]) score += weights[i] * part;
    if (joined && seen[i] < 2) score += ((weights[i] + weights[i - 1]) / 2) * part;
    seen[i] = Math.max(seen[i], joined ? 2 : 1);
  };
  const read = (/** @type {number} */ text, /** @type {number} */ part) => {
    let before = 0;
    let matched = 0;
    for (let at = starts[text]; at < starts[text + 1]; at++) {
      const has = mask[rows[at]];
      let any = 0;
      // Most words are none that were typed.
      for (let i = 0; has && i < sequence.length; i++) {
        if (has & sequence[i]) tell(i, part, i && before & sequence[i - 1]);
        any |= has & sequence[i];
      }
      if (any) matched++;
      before = has;
    }
    return matched / (starts[text + 1] - starts[text] || 1);
  };
  const matched = read(doc, 1);
  score *= 0.6 + 0.4 * matched;
  const each = (/** @type {Uint32Array} */ from, /** @type {number} */ at, /** @type {number} */ part) => {
    for (let text = from[at]; text < from[at + 1]; text++) read(text, part);
  };
  each(name, doc, 0.8);
  if (page < 0) {
    // What a programme has from its school and its occupation, and then from its area and values, where no order tells anything.
    read(index.schools.from + index.programme.school[doc] - 1, 0.6);
    each(name, index.occupations.from + index.programme.occupation[doc] - 1, 0.6);
    needs.forEach((bit, i) => !seen[i] && found.all[doc] & bit && tell(i, 0.5, 0));
  } else {
    each(heading, page, 0.5);
    each(summary, page, 0.4);
  }
  return Math.max(0, 1 - score / (2 * sum(weights)));
}
