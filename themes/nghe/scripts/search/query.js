/** The search: from what was typed to records in their order, by kind. */
import { fold, spelling, words } from "./fold.js";
import { due } from "./open.js";
import { put, rankAll, rankSome, SOME } from "./rank.js";
import { near, readings } from "./readings.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./rank.js").Question} Question */
/** @typedef {import("./readings.js").Token} Token */

/**
 * An answer.
 * @typedef {object} Answer
 * @property {Uint32Array} docs all records found, the best first
 * @property {{ kind: string, docs: Uint32Array }[]} groups the same by kind, that of the best first; programmes are `programme`
 * @property {Float64Array} keys by what they are ordered, rank, kind and deadline, the lowest first
 * @property {string | null} corrected what was looked for instead, when a letter was mended
 * @property {(doc: number) => Question | undefined} question how a record was found, for `highlight`
 */

/** How many words of a query are read. */
const WORDS = 20;
/** What students come for, and what few look for. */
const FIRST = ["programme", "occupation", "school"];
const LAST = ["term", "document", "agency", "measure", "plan", "notice", "employer"];
/** How many mended readings are tried. */
const TRIES = 8;

/**
 * Looks for what was typed. Nothing is looked for below two letters.
 * @param {Index} index
 * @param {string} text
 * @param {{ now?: Date | number }} [options] the clock by which deadlines count
 * @returns {Answer}
 */
export function search(index, text, { now = Date.now() } = {}) {
  const typed = text.normalize("NFC");
  const tokens = words(typed).slice(0, WORDS).map((word) => token(word));
  const last = tokens.at(-1);
  if (last) last.open = /[\p{L}\p{M}\p{N}]$/u.test(typed);
  const days = due(index, now);
  let found = gathering(index, days);
  /** @type {string | null} */
  let corrected = null;
  if (tokens.reduce((sum, { fold }) => sum + fold.length, 0) > 1) {
    const all = readings(index, tokens);
    const questions = all.map((reading, number) => put(index, reading, number));
    for (const question of questions) {
      if (!question.reading.slots.includes(null)) rankAll(index, question, found.add(question));
    }
    const mended = found.best() === Infinity && correct(index, tokens, days);
    if (mended) [found, corrected] = [mended.found, mended.text];
    else some(index, questions, found);
  }
  return found.answer(corrected);
}

/** @param {string} word @returns {Token} */
function token(word) {
  const folded = fold(word);
  return { fold: folded, spelled: word.toLowerCase() === folded ? "" : spelling(word), open: false };
}

/**
 * Mends words that no record has, one letter each, when nothing has all words.
 * @param {Index} index @param {Token[]} tokens @param {Uint16Array} days
 */
function correct(index, tokens, days) {
  const unknown = tokens.map((token) => readings(index, [token]).every(({ slots }) => slots.includes(null)));
  if (!unknown.includes(true)) return null;
  /** @type {Token[][]} */
  let lists = [[]];
  tokens.forEach((token, at) => {
    const others = unknown[at] ? near(index, token.fold).slice(0, 5).map((fold) => ({ fold, spelled: "", open: false })) : [token];
    lists = lists.flatMap((list) => others.map((other) => [...list, other])).slice(0, TRIES);
  });
  let best = null;
  for (const list of lists) {
    const found = gathering(index, days);
    for (const reading of readings(index, list)) {
      if (reading.slots.includes(null)) continue;
      const question = put(index, reading, 0);
      rankAll(index, question, found.add(question));
    }
    if (found.best() < (best?.found.best() ?? Infinity)) best = { found, text: list.map(({ fold }) => fold).join(" ") };
  }
  return best;
}

/**
 * Adds what has some of the words: pages that have most of them, programmes only when none has all.
 * @param {Index} index @param {Question[]} questions @param {ReturnType<typeof gathering>} found
 */
function some(index, questions, found) {
  const { programmes } = index;
  const least = found.best() < SOME ? 0.6 : 0.2;
  const from = found.programme() < SOME ? programmes : 0;
  if (questions[0]?.reading.slots.length > 1) {
    for (const question of questions.slice(0, 3)) {
      rankSome(index, question, found.ranks, from, least, found.add(question));
    }
  }
}

/**
 * The records found so far, each with its best rank.
 * @param {Index} index @param {Uint16Array} due
 */
function gathering(index, due) {
  const ranks = new Float64Array(index.size).fill(Infinity);
  // By which question each record was found.
  const by = new Uint8Array(index.size);
  /** @type {Question[]} */
  const questions = [];
  // The best rank of all, and of programmes.
  let [best, programme] = [Infinity, Infinity];
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
        best = Math.min(best, rank);
        if (doc < index.programmes) programme = Math.min(programme, rank);
      };
    },
    /** @param {string | null} corrected @returns {Answer} */
    answer(corrected) {
      const kinds = [{ kind: "programme", to: index.programmes }, ...index.kinds];
      // Records come in the order of names; those with the same rank, kind and deadline stay in it.
      /** @type {Map<number, number[]>} */
      const lists = new Map();
      let doc = 0;
      for (const { kind, to } of kinds) {
        for (const first = weight(kind); doc < to; doc++) {
          if (ranks[doc] === Infinity) continue;
          const key = (ranks[doc] * 3 + first) * 9010 + due[doc];
          const list = lists.get(key);
          if (list) list.push(doc);
          else lists.set(key, [doc]);
        }
      }
      const sorted = [...lists].sort(([left], [right]) => left - right);
      const count = sorted.reduce((sum, [, list]) => sum + list.length, 0);
      const [docs, keys] = [new Uint32Array(count), new Float64Array(count)];
      let at = 0;
      for (const [key, list] of sorted) {
        docs.set(list, at);
        keys.fill(key, at, (at += list.length));
      }
      return {
        docs,
        keys,
        groups: groups(index, docs),
        corrected,
        question: (doc) => (ranks[doc] < Infinity ? questions[by[doc]] : undefined),
      };
    },
  };
}

/** Among equals, which kind comes first. @param {string} kind */
const weight = (kind) => (FIRST.includes(kind) ? 0 : LAST.includes(kind) ? 2 : 1);

/** @param {Index} index @param {Uint32Array} docs */
function groups(index, docs) {
  /** @type {Map<string, number[]>} */
  const lists = new Map();
  let [kind, list] = ["", /** @type {number[]} */ ([])];
  for (const doc of docs) {
    const other = doc < index.programmes ? "programme" : kindOf(index, doc);
    if (other !== kind) {
      kind = other;
      list = lists.get(kind) ?? [];
      lists.set(kind, list);
    }
    list.push(doc);
  }
  return [...lists].map(([kind, list]) => ({ kind, docs: Uint32Array.from(list) }));
}

/**
 * The kind of a record.
 * @param {Index} index @param {number} doc
 */
export function kindOf(index, doc) {
  return index.kinds.find(({ from, to }) => from <= doc && doc < to)?.kind ?? "programme";
}
