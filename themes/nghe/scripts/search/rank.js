/**
 * How well a record answers. Of those that have all words: the exact title, its beginning, a phrase in
 * it, another name or an abbreviation, all words near each other, all words. Then those that have some.
 */
import { either, frequency, kinds, phraseAt } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./match.js").Question} Question */

const EXACT = 0;
const PREFIX = 1;
const PHRASE = 2;
const OTHER = 3;
const NEAR = 4;
const ALL = 5;
/** No answer in the text. */
const NONE = 9;

/** The rank from which on some words are missing; with twenty words typed with marks, and none of them found so, it is not reached before. */
export const SOME = 6000;

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
  const docs = having(all, full);
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i];
    let tier = ownTier(index, question, doc);
    // What few look for comes first by its whole title only.
    if (tier === PREFIX && turns[of[doc]] > 1) tier = PHRASE;
    // A programme answers by the names of its occupation too, which are looked at once.
    const number = tier > OTHER && doc < index.programmes && index.programme.occupation[doc];
    if (number) {
      occupations[number] ??= Math.max(OTHER, ownTier(index, question, index.occupations.from + number - 1));
      tier = Math.min(tier, occupations[number]);
    }
    // What is meant by another name is ranked among its like by how it is meant.
    const level = Math.max(tier, base);
    // A word that may still be typed is better whole; with marks, before all else.
    const begun = last.open && !(all[doc] & whole) ? 1 : 0;
    const loose = last.spelled ? begun : 0;
    // When very many have all words, how many stand in the title must do; deadlines still decide among records that are alike.
    const far = tier < NEAR ? tier
      : docs.length > 2 * CLOSELY ? missing(needs, texts[doc])
      : Math.round(STEPS * (1 - Math.min(1, closeness(index, question, weights, doc))));
    emit(doc, (((missing(strict, all[doc]) * 2 + loose) * 6 + level) * 2 + begun) * (STEPS + 1) + Math.min(far, STEPS));
  }
}

/** The records that have all of some bits. @param {Uint32Array} all @param {number} bits */
function having(all, bits) {
  let count = 0;
  for (let doc = 0; doc < all.length; doc++) if ((all[doc] & bits) === bits) count++;
  const docs = new Uint32Array(count);
  for (let doc = 0, i = 0; i < count; doc++) if ((all[doc] & bits) === bits) docs[i++] = doc;
  return docs;
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
  return isNear(index, question, doc) ? NEAR : ALL;
}

/**
 * Whether the words stand in a text one after the other, and where.
 * @param {Index} index @param {Question} question @param {number} text
 */
function phraseTier(index, { mask, sequence, whole, reading }, text) {
  const { starts, rows } = index;
  const at = phraseAt(index, mask, sequence, text);
  if (at < 0) return NONE;
  if (at > starts[text]) return PHRASE;
  const end = at + sequence.length;
  return end === starts[text + 1] && (!reading.slots.at(-1).open || mask[rows[end - 1]] & whole) ? EXACT : PREFIX;
}

/**
 * Whether all words stand in a text with at most two others among them.
 * @param {Index} index @param {Question} question @param {number} text
 */
function isNear({ starts, rows }, { mask, sequence }, text) {
  const wanted = either(sequence);
  const end = starts[text + 1];
  for (let at = starts[text]; at < end; at++) {
    let has = 0;
    for (let i = at; i < Math.min(end, at + sequence.length + 2); i++) has |= mask[rows[i]];
    if ((has & wanted) === wanted) return true;
  }
  return false;
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
    const score = closeness(index, question, weights, doc) * (reading.other ? 0.8 : 1);
    emit(doc, SOME + Math.round((1 - Math.min(score, 1)) * 1000));
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
 * What share of the words a record has, by their weight: full in its title, less in other texts, more
 * for words that follow each other as they were typed.
 * @param {Index} index @param {Question} question @param {number[]} weights @param {number} doc
 */
function closeness(index, { mask, sequence, needs, found }, weights, doc) {
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
      sequence.forEach((bit, i) => {
        if (has & bit) tell(i, part, i && before & sequence[i - 1]);
        any |= has & bit;
      });
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
    // What a programme has from its occupation, school, area and values.
    const late = needs.map((bit, i) => !seen[i] && found.all[doc] & bit);
    late.forEach((has, i) => has && tell(i, 0.6, i && late[i - 1]));
  } else {
    each(heading, page, 0.5);
    each(summary, page, 0.4);
  }
  return score / (2 * sum(weights));
}
