/**
 * How well a record answers. Of those that have all words: the exact title, its beginning, a phrase in
 * it, another name or an abbreviation, all words near each other, all words. Then those that have some.
 */
import { collect, frequency, masks, remember, runs } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./readings.js").Reading} Reading */

const EXACT = 0;
const PREFIX = 1;
const PHRASE = 2;
const OTHER = 3;
const NEAR = 4;
const ALL = 5;
/** No answer in the text. */
const NONE = 9;

/** The rank from which on some words are missing. */
export const SOME = 100000;

/** In how many steps records differ that have all words. */
const STEPS = 10;
/** How many records are looked at closely when words are missing. */
const CLOSELY = 300;

/** @param {number} bits */
function count(bits) {
  let ones = 0;
  for (let rest = bits; rest; rest &= rest - 1) ones++;
  return ones;
}

/**
 * A reading put to the index: what each record has of it. What was found is good until a question of
 * the same number is put; the mask stays.
 * @param {Index} index @param {Reading} reading @param {number} number
 */
export function put(index, reading, number) {
  const { slots, together } = reading;
  const mask = masks(index, slots, false);
  const strict = slots.some((slot) => slot?.spelled) && masks(index, slots, true);
  return {
    reading, mask, full: 2 ** slots.length - 1, found: collect(index, mask, together, number * 2),
    agreed: strict ? collect(index, strict, together, number * 2 + 1).all : null,
  };
}

/** @typedef {ReturnType<typeof put>} Question */

/**
 * The records that have all words, with their ranks; lower is better.
 * @param {Index} index @param {Question} question @param {(doc: number, rank: number) => void} emit
 */
export function rankAll(index, question, emit) {
  const { full, found, agreed, reading } = question;
  const whole = full + 1;
  const last = reading.slots.at(-1);
  const base = reading.other ? OTHER : 0;
  /** @type {number[]} */
  const occupations = [];
  const weights = rarity(index, question);
  /** @type {number[]} */
  const scattered = [];
  for (let doc = 0; doc < index.size; doc++) {
    const has = found.all[doc];
    if ((has & full) !== full || isHidden(index, doc)) continue;
    let tier = ownTier(index, question, doc);
    // A programme answers by the names of its occupation too, which are looked at once.
    const number = tier > OTHER && doc < index.programmes && index.programme.occupation[doc];
    if (number) {
      occupations[number] ??= Math.max(OTHER, ownTier(index, question, index.occupations.from + number - 1));
      tier = Math.min(tier, occupations[number]);
    }
    const clashes = agreed ? count(has & ~agreed[doc] & full) : 0;
    // What is meant by another name is ranked among its like by how it is meant.
    const level = Math.max(tier, base);
    // A word that may still be typed is better whole; with marks, before all else.
    const begun = last?.open && !(has & whole) ? 1 : 0;
    const loose = last?.spelled ? begun : 0;
    const rank = (((clashes * 2 + loose) * 6 + level) * 2 + begun) * 30;
    if (tier < NEAR) emit(doc, rank + tier);
    else scattered.push(doc, rank);
  }
  for (let i = 0; i < scattered.length; i += 2) {
    const doc = scattered[i];
    // When very many have all words somewhere, how many stand in the title must do.
    const far = scattered.length > 2 * CLOSELY ? count(full & ~found.title[doc]) : distance(index, question, weights, doc);
    emit(doc, scattered[i + 1] + far);
  }
}

/**
 * How far a record that has all words is from having them as they were typed, in a few steps, so that
 * deadlines still decide among records that are alike.
 * @param {Index} index @param {Question} question @param {number[]} weights @param {number} doc
 */
function distance(index, question, weights, doc) {
  return Math.round(STEPS * (1 - Math.min(1, closeness(index, question, weights, doc))));
}

/** Whether a record is only pointed to. @param {Index} index @param {number} doc */
const isHidden = (index, doc) => doc >= index.programmes && index.hidden[doc - index.programmes] > 0;

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
function phraseTier(index, { mask, reading }, text) {
  const { starts, rows } = index;
  const length = reading.slots.length;
  const at = phraseAt(index, { mask, reading }, text);
  if (at < 0) return NONE;
  if (at > starts[text]) return PHRASE;
  const whole = !reading.slots[length - 1]?.open || mask[rows[at + length - 1]] >> length;
  return at === starts[text + 1] - length && whole ? EXACT : PREFIX;
}

/**
 * Where in a text the words stand one after the other; -1 when they do not.
 * @param {Index} index @param {Pick<Question, "mask" | "reading">} question @param {number} text
 */
export function phraseAt(index, { mask, reading }, text) {
  const end = index.starts[text + 1];
  const run = { first: 0, length: reading.slots.length };
  for (let at = index.starts[text]; at < end; at++) if (runs(index, mask, run, at, end)) return at;
  return -1;
}

/**
 * Whether all words stand in a text with at most two others among them.
 * @param {Index} index @param {Question} question @param {number} text
 */
function isNear({ starts, rows }, { mask, full, reading }, text) {
  const width = reading.slots.length + 2;
  for (let at = starts[text]; at < starts[text + 1]; at++) {
    let has = 0;
    for (let i = at; i < at + width && i < starts[text + 1]; i++) has |= mask[rows[i]];
    if ((has & full) === full) return true;
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
  const weights = rarity(index, question);
  const { all } = question.found;
  // What any eight words weigh together, so that a record takes three looks.
  const [low, middle, high] = [0, 8, 16].map((first) => Float64Array.from({ length: 256 }, (_, bits) =>
    weights.slice(first, first + 8).reduce((sum, weight, i) => ((bits >> i) & 1 ? sum + weight : sum), 0)));
  const shares = remember(index, "shares", () => new Float64Array(index.size));
  let best = 0;
  for (let doc = from; doc < index.size; doc++) {
    const has = all[doc];
    const share = low[has & 255] + middle[(has >> 8) & 255] + high[(has >> 16) & 255];
    shares[doc] = share && ranks[doc] >= SOME && !isHidden(index, doc) ? share : 0;
    if (shares[doc] > best) best = shares[doc];
  }
  let limit = Math.max(best / 2, least * weights.reduce((sum, weight) => sum + weight, 0), Number.MIN_VALUE);
  const enough = shares.subarray(from).filter((share) => share >= limit).sort();
  if (enough.length > CLOSELY) limit = enough[enough.length - CLOSELY];
  for (let doc = from; doc < index.size; doc++) {
    if (shares[doc] < limit) continue;
    const score = closeness(index, question, weights, doc) * (question.reading.other ? 0.8 : 1);
    emit(doc, SOME + Math.round((1 - Math.min(score, 1)) * 10000));
  }
}

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
function closeness(index, question, weights, doc) {
  const page = doc - index.programmes;
  let seen = 0;
  let pairs = 0;
  let score = 0;
  const read = (/** @type {number} */ text, /** @type {number} */ part) => {
    let before = 0;
    let matched = 0;
    for (let at = index.starts[text]; at < index.starts[text + 1]; at++) {
      const has = question.mask[index.rows[at]] & question.full;
      const fresh = has & ~seen;
      const joined = has & (before << 1) & ~pairs;
      seen |= has;
      pairs |= joined;
      before = has;
      if (has) matched++;
      for (let i = 0; i < weights.length; i++) {
        if ((fresh >> i) & 1) score += weights[i] * part;
        if ((joined >> i) & 1) score += ((weights[i] + weights[i - 1]) / 2) * part;
      }
    }
    return matched / (index.starts[text + 1] - index.starts[text] || 1);
  };
  const matched = read(doc, 1);
  score *= 0.6 + 0.4 * matched;
  for (let text = index.name[doc]; text < index.name[doc + 1]; text++) read(text, 0.8);
  const most = 2 * weights.reduce((sum, weight) => sum + weight, 0);
  if (page < 0) return (score + gathered(question, weights, doc, seen)) / most;
  for (let text = index.heading[page]; text < index.heading[page + 1]; text++) read(text, 0.5);
  for (let text = index.summary[page]; text < index.summary[page + 1]; text++) read(text, 0.4);
  return score / most;
}

/** What a programme has from its occupation, school, area and values. @param {Question} question @param {number[]} weights @param {number} doc @param {number} seen */
function gathered({ found }, weights, doc, seen) {
  const bits = found.all[doc] & ~seen;
  const pairs = bits & (bits << 1);
  return weights.reduce((sum, weight, i) => {
    const joined = (pairs >> i) & 1 ? (weight + weights[i - 1]) / 2 : 0;
    return (bits >> i) & 1 ? sum + (weight + joined) * 0.6 : sum;
  }, 0);
}
