/** From what was typed to records in their order, by kind. What mends words is given by those who have it, since few need it. */
import { fold, spelling, words } from "./fold.js";
import { memo, put, slot } from "./match.js";
import { deadlines } from "./open.js";
import { rankAll, rankSome, SOME } from "./rank.js";
import { isUnknown, readings } from "./readings.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./match.js").Question} Question */
/** @typedef {import("./readings.js").Token} Token */

/**
 * An answer.
 * @typedef {object} Answer
 * @property {Uint32Array} docs all records found, the best first
 * @property {{ kind: string, docs: number[] }[]} groups the first ten of each kind, that of the best first; programmes are `programme`
 * @property {string | null} corrected what was looked for instead, when a letter was mended
 * @property {boolean} lost whether no record has all that was typed, so that it could be mended
 * @property {(doc: number) => Question} question how a record that was found was found, for `highlight`
 */

/** How many words of a query are read. */
const WORDS = 20;
/** What students come for, and what few look for. */
const FIRST = ["programme", "occupation", "school"];
const LAST = ["term", "document", "agency", "measure", "plan", "notice", "employer"];
/** How many records of a kind are told apart from all. */
const TEN = 10;
/** The rank of what was not found. */
const NEVER = 2 ** 32 - 1;

/**
 * Looks for what was typed. Nothing is looked for below two letters.
 * @param {Index} index
 * @param {string} text
 * @param {{ now?: Date | number, mend?: typeof import("./mend.js").mend }} [options] the clock by which deadlines count, and what mends words
 * @returns {Answer}
 */
export function search(index, text, { now = Date.now(), mend } = {}) {
  const typed = text.normalize("NFC");
  const tokens = words(typed).slice(0, WORDS).map((word) => token(word));
  const last = tokens.at(-1);
  if (last) last.open = /[\p{L}\p{M}\p{N}]$/u.test(typed);
  let found = gathering(index, now);
  let [corrected, lost] = [null, false];
  if (tokens[1] || tokens[0]?.fold[1]) {
    const questions = put(index, readings(index, tokens), 0);
    rankEach(index, questions, found);
    lost = found.best() === NEVER;
    const find = (/** @type {Token[]} */ list) => rankEach(index, put(index, readings(index, list), 1), gathering(index, now));
    const mended = lost && mend?.(index, tokens, { find, isUnknown, slot });
    if (mended) [found, corrected] = [mended.found, mended.text];
    else some(index, questions, found);
  }
  return { ...found.answer(), corrected, lost };
}

/** @param {string} word @returns {Token} */
function token(word) {
  const folded = fold(word);
  return { fold: folded, spelled: word.toLowerCase() === folded ? "" : spelling(word), open: false };
}

/** Adds what has all words of some question. @param {Index} index @param {Question[]} questions @param {ReturnType<typeof gathering>} found */
function rankEach(index, questions, found) {
  for (const question of questions) if (question.complete) rankAll(index, question, found.add(question));
  return found;
}

/**
 * Adds what has some of the words: pages that have most of them, programmes only when none has all.
 * @param {Index} index @param {Question[]} questions @param {ReturnType<typeof gathering>} found
 */
function some(index, questions, found) {
  const { programmes } = index;
  const least = found.best() < SOME ? 0.6 : 0.2;
  const from = found.programme() < SOME ? programmes : 0;
  if (questions[0]?.needs.length > 1) {
    for (const question of questions.slice(0, 3)) rankSome(index, question, found.ranks, from, least, found.add(question));
  }
}

/**
 * The records found so far, each with its best rank.
 * @param {Index} index @param {Date | number} now
 */
function gathering(index, now) {
  const ranks = new Uint32Array(index.size).fill(NEVER);
  // By which question each record was found.
  const by = new Uint8Array(index.size);
  /** @type {Question[]} */
  const questions = [];
  // The best rank of all, and of programmes, and the worst.
  let [best, programme, worst] = [NEVER, NEVER, 0];
  return {
    ranks,
    best: () => best,
    programme: () => programme,
    /** @param {Question} question */
    add(question) {
      const number = questions.push(question) - 1;
      return (/** @type {number} */ doc, /** @type {number} */ rank) => {
        if (rank >= ranks[doc]) return;
        ranks[doc] = rank;
        by[doc] = number;
        worst = Math.max(worst, rank);
        best = Math.min(best, rank);
        if (doc < index.programmes) programme = Math.min(programme, rank);
      };
    },
    answer() {
      const { of, weights } = kinds(index);
      const { docs } = deadlines(index, now);
      // Among those with the same rank and kind, deadlines decide, and then names: each rank has its place, which they fill in that order.
      const key = (/** @type {number} */ doc) => ranks[doc] * 3 + weights[of[doc]];
      const places = new Uint32Array(worst * 3 + 4);
      for (let doc = 0; doc < ranks.length; doc++) if (ranks[doc] < NEVER) places[key(doc) + 1]++;
      for (let i = 1; i < places.length; i++) places[i] += places[i - 1];
      const ordered = new Uint32Array(places[places.length - 1]);
      for (let i = 0; i < docs.length; i++) if (ranks[docs[i]] < NEVER) ordered[places[key(docs[i])]++] = docs[i];
      return {
        docs: ordered,
        groups: groups(index, ordered),
        question: (/** @type {number} */ doc) => questions[by[doc]],
      };
    },
  };
}

/**
 * The kinds of records by their numbers: programmes, then those of pages. For each record its number, and among
 * equals which kind comes first.
 */
const kinds = memo((index) => {
  const names = ["programme", ...index.kinds.map(({ kind }) => kind)];
  const of = new Uint8Array(index.size);
  index.kinds.forEach(({ from, to }, i) => of.fill(i + 1, from, to));
  return { names, of, weights: names.map((kind) => (FIRST.includes(kind) ? 0 : LAST.includes(kind) ? 2 : 1)) };
});

/** The first of each kind. @param {Index} index @param {Uint32Array} docs */
function groups(index, docs) {
  const { names, of } = kinds(index);
  /** @type {number[][]} */
  const lists = [];
  /** @type {Answer["groups"]} */
  const groups = [];
  for (let i = 0; i < docs.length; i++) {
    const kind = of[docs[i]];
    if (!lists[kind]) groups.push({ kind: names[kind], docs: (lists[kind] = []) });
    if (lists[kind].length < TEN) lists[kind].push(docs[i]);
  }
  return groups;
}

/**
 * The kind of a record.
 * @param {Index} index @param {number} doc
 */
export const kindOf = (index, doc) => kinds(index).names[kinds(index).of[doc]];
