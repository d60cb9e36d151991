/** From what was typed to records in their order, by kind. What mends words is given by those who have it, since few need it. */
import { fold, spelling, words } from "./fold.js";
import { arrays, byNumber, frequency, kinds, put, slot } from "./match.js";
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
  const list = words(typed).slice(0, WORDS);
  const tokens = list.map((word) => token(word));
  const last = tokens.at(-1);
  // A word that stands at the end may still be typed, but not behind the signs of C++.
  if (last) last.open = typed.endsWith(list.at(-1)) && !/[+#]$/.test(typed);
  const long = !!(tokens[1] || tokens[0]?.fold[1]);
  let found = find(index, now, 0, long ? tokens : []);
  let corrected = null;
  const lost = long && found.best === NEVER;
  const mended = lost && mend?.(index, tokens, { find: (list) => find(index, now, 1, list), frequency, isUnknown, slot });
  if (mended) [found, corrected] = [mended.found, mended.text];
  else some(index, found);
  return { ...found.answer(), corrected, lost };
}

/** @param {string} word @returns {Token} */
function token(word) {
  const folded = fold(word);
  return { fold: folded, spelled: word.toLowerCase() === folded ? "" : spelling(word), open: false };
}

/**
 * Adds what has some of the words: pages that have most of them, programmes only when none has all.
 * @param {Index} index @param {ReturnType<typeof find>} found
 */
function some(index, { questions, ranks, best, programme, add }) {
  const least = best < SOME ? 0.6 : 0.2;
  const from = programme < SOME ? index.programmes : 0;
  if (questions[0]?.needs.length > 1) {
    questions.slice(0, 3).forEach((question, number) => rankSome(index, question, ranks, from, least, add(number)));
  }
}

/**
 * The records that have all of some words, each with its best rank. Like what is put to the index, they are good until
 * the same turn is taken again.
 * @param {Index} index @param {Date | number} now @param {number} turn @param {Token[]} tokens
 */
function find(index, now, turn, tokens) {
  const { order } = deadlines(index, now);
  const questions = put(index, tokens.length ? readings(index, tokens) : [], turn);
  const { ranks, by } = arrays(index)[turn];
  ranks.fill(NEVER);
  const found = {
    questions, ranks,
    // The best rank of all, and of programmes; and how many were found.
    best: NEVER, programme: NEVER, count: 0,
    /** @param {number} number that of the question */
    add: (number) => (/** @type {number} */ doc, /** @type {number} */ rank) => {
      if (rank >= ranks[doc]) return;
      if (ranks[doc] === NEVER) found.count++;
      ranks[doc] = rank;
      by[doc] = number;
      if (rank < found.best) found.best = rank;
      if (doc < index.programmes && rank < found.programme) found.programme = rank;
    },
    answer() {
      const { of, turns } = kinds(index);
      // Among those with the same rank and kind, deadlines decide, and then names.
      const [docs, keys] = [0, 0].map(() => new Uint32Array(found.count));
      for (let i = 0, n = 0; n < found.count; i++) {
        const doc = order[i];
        if (ranks[doc] === NEVER) continue;
        keys[n] = ranks[doc] * 3 + turns[of[doc]];
        docs[n++] = doc;
      }
      const ordered = byNumber(keys).order.map((i) => docs[i]);
      return {
        docs: ordered,
        groups: groups(index, ordered),
        question: (/** @type {number} */ doc) => questions[by[doc]],
      };
    },
  };
  questions.forEach((question, number) => question.complete && rankAll(index, question, found.add(number)));
  return found;
}

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
