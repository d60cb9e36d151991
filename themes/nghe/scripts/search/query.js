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
/** More than there are records in a file. */
const DOCS = 1 << 20;
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
  const found = new Found(index, due(index, now));
  let corrected = null;
  if (tokens.reduce((sum, { fold }) => sum + fold.length, 0) > 1) {
    const all = readings(index, tokens);
    const questions = all.map((reading) => put(index, reading));
    for (const question of questions) {
      if (!question.reading.slots.includes(null)) rankAll(index, question, found.add(question));
    }
    if (!found.ranks.size) corrected = correct(index, tokens, found);
    if (corrected === null) some(index, questions, found);
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
 * @param {Index} index @param {Token[]} tokens @param {Found} found
 */
function correct(index, tokens, found) {
  const unknown = tokens.map((token) => readings(index, [token]).every(({ slots }) => slots.includes(null)));
  /** @type {Token[][]} */
  let lists = [[]];
  tokens.forEach((token, at) => {
    const others = unknown[at] ? near(index, token.fold).slice(0, 5).map((fold) => ({ fold, spelled: "", open: false })) : [token];
    lists = lists.flatMap((list) => others.map((other) => [...list, other])).slice(0, TRIES);
  });
  if (!unknown.includes(true)) return null;
  /** @type {string | null} */
  let best = null;
  let bestRank = Infinity;
  for (const list of lists) {
    const tried = new Found(index, found.due);
    for (const reading of readings(index, list)) {
      if (reading.slots.includes(null)) continue;
      const question = put(index, reading);
      rankAll(index, question, tried.add(question));
    }
    if (tried.best() < bestRank) {
      bestRank = tried.best();
      best = list.map(({ fold }) => fold).join(" ");
      found.take(tried);
    }
  }
  return best;
}

/**
 * Adds what has some of the words: pages that have most of them, programmes only when none has all.
 * @param {Index} index @param {Question[]} questions @param {Found} found
 */
function some(index, questions, found) {
  const { programmes } = index;
  let [anyProgramme, anyPage] = [false, false];
  for (const doc of found.ranks.keys()) {
    if (doc < programmes) anyProgramme = true;
    else anyPage = true;
  }
  const least = anyProgramme || anyPage ? 0.6 : 0.2;
  const known = new Set(found.ranks.keys());
  const wanted = (/** @type {number} */ doc) => !known.has(doc) && (doc >= programmes || !anyProgramme);
  if (questions[0]?.reading.slots.length > 1) {
    for (const question of questions.slice(0, 4)) rankSome(index, question, wanted, least, found.add(question));
  }
}

/** The records found so far, each with its best rank. */
class Found {
  /** @param {Index} index @param {Uint16Array} due */
  constructor(index, due) {
    this.index = index;
    this.due = due;
    /** @type {Map<number, { rank: number, question: Question }>} */
    this.ranks = new Map();
  }

  /** @param {Question} question */
  add(question) {
    return (/** @type {number} */ doc, /** @type {number} */ rank) => {
      const known = this.ranks.get(doc);
      if (!known || rank < known.rank) this.ranks.set(doc, { rank, question });
    };
  }

  best() {
    let best = Infinity;
    for (const { rank } of this.ranks.values()) best = Math.min(best, rank);
    return best;
  }

  /** @param {Found} other */
  take(other) {
    this.ranks = other.ranks;
  }

  /** @param {string | null} corrected @returns {Answer} */
  answer(corrected) {
    const { index, ranks, due } = this;
    // Rank, kind, deadline and name in one number, which sorts far faster than four.
    const keys = new Float64Array(ranks.size);
    let at = 0;
    for (const [doc, { rank }] of ranks) {
      keys[at++] = ((rank * 3 + weight(kindOf(index, doc))) * 9010 + due[doc]) * DOCS + doc;
    }
    keys.sort();
    const docs = Uint32Array.from(keys, (key) => key % DOCS);
    return { docs, keys: keys.map((key) => Math.floor(key / DOCS)), groups: groups(index, docs), corrected, question: (doc) => ranks.get(doc)?.question };
  }
}

/** Among equals, which kind comes first. @param {string} kind */
const weight = (kind) => (FIRST.includes(kind) ? 0 : LAST.includes(kind) ? 2 : 1);

/** @param {Index} index @param {Uint32Array} docs */
function groups(index, docs) {
  /** @type {Map<string, number[]>} */
  const lists = new Map();
  for (const doc of docs) {
    const kind = kindOf(index, doc);
    const list = lists.get(kind);
    if (list) list.push(doc);
    else lists.set(kind, [doc]);
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
