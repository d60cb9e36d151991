/**
 * The ways to read what was typed: joined words split, split words joined, abbreviations in full and
 * the other way round, keys of Telex and VNI, initials.
 */
import { fold, spelling, typed } from "./fold.js";
import { isExact, memo, slot, textWords } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./match.js").Slot} Slot */
/** A typed word, and if it was mended, the words that may be meant instead. @typedef {{ fold: string, spelled: string, open: boolean, meant?: Slot }} Token */
/**
 * A way to read the query: its words, those of them that stand for one or more typed ones and so must stand together,
 * how much each counts of what was typed, and whether something else than what was typed is looked for.
 * @typedef {{ slots: (Slot | null)[], units: { first: number, length: number }[], parts: number[], other: boolean }} Reading
 */
/** How many typed words are read, as which words, and how many of these must stand together each time: if nothing is said, all. */
/** @typedef {{ length: number, slots: (Slot | null)[], units?: { length: number }[], other?: boolean }} Step */

/** What stands in the index before the joined words of the name of a place. */
const PLACE = "@";
/** How many readings are tried at most. */
const MOST = 10;
/** By how many parts of texts a whole text counts more among initials. */
const WHOLE = 3;
/** How many ways to take a joined word apart are kept. */
const WAYS = 3;
/** What a word may begin with, so that it need not be initials. */
const BEGUN = /[aeiou]|^([cgknpt]h|ngh?|tr)$/;
/** What a syllable looks like without marks, or a number; and any word that is not too short. */
const SYLLABLE = /^(?:\d+\+?|(?!.*([aeo])\1)([cgknpt]h|ngh?|tr|gi|qu|[b-dghk-np-tvx])?[aeiouy]{1,3}([cn]h|ng|[cmnpt])?)$/;
const WORD = /^(?:\d+\+?|[a-z]{2,})$/;
/** What makes a part of a joined word look as though it had keys of Telex or VNI in it; no syllable is longer. */
const KEYED = /^(?=\w{2,10}$).*(([adeo])\2|[sfrxjw\d])/;

/**
 * The readings of some words, the plain one first, and then those that differ from it in fewer places.
 * @param {Index} index @param {Token[]} tokens
 * @returns {Reading[]}
 */
export function readings(index, tokens) {
  /** @type {Reading[]} */
  const found = [];
  const steps = tokens.map((_, at) => stepsFrom(index, tokens, at));
  const walk = (/** @type {number} */ at, /** @type {number} */ far, /** @type {Step[]} */ taken) => {
    if (found.length >= MOST) return;
    if (at < tokens.length) steps[at].slice(0, far + 1).forEach((step, i) => walk(at + step.length, far - i, [...taken, step]));
    else if (!far) found.push(reading(taken));
  };
  for (let far = 0; far < MOST; far++) walk(0, far, []);
  return found;
}

/** @param {Step[]} steps @returns {Reading} */
function reading(steps) {
  let end = 0;
  return {
    slots: steps.flatMap(({ slots }) => slots),
    units: steps.flatMap(({ slots, units = [slots] }) => units.map(({ length }) => ({ first: (end += length) - length, length }))),
    parts: steps.flatMap(({ length, slots }) => slots.map(() => Math.sqrt(length / slots.length))),
    other: steps.some(({ other }) => other),
  };
}

/**
 * What may stand at this word.
 * @param {Index} index @param {Token[]} tokens @param {number} at
 * @returns {Step[]}
 */
function stepsFrom(index, tokens, at) {
  const token = tokens[at];
  if (token.meant) return [{ length: 1, slots: [token.meant] }];
  const direct = slot(index, token.fold, token.open, token.spelled);
  /** @type {Step[]} */
  const steps = direct ? [{ length: 1, slots: [direct] }] : [];
  const meant = !isExact(direct) && keyed(index, token);
  if (meant) steps.push({ length: 1, slots: [meant] });
  // What is a syllable already is taken apart too if nothing else tells what was meant: "thuy" may be "thu y".
  const whole = SYLLABLE.test(token.fold);
  if (!whole || (tokens.length < 2 && !token.spelled)) for (const slots of splits(index, token)) {
    steps.push({ length: 1, slots, other: whole });
    // Abbreviations may be joined with more: "ttgdtx", "cddulich".
    if (slots.some(({ fold }) => synonyms(index).has(fold))) steps.push(...readings(index, slots).slice(1).map((way) => ({ ...way, length: 1, other: true })));
  }
  for (let length = 1; length <= 6 && at + length <= tokens.length; length++) {
    const next = tokens.slice(at, at + length);
    // A place is looked for as a whole, since half of it stands in many others.
    if (length > 1 && slot(index, PLACE + next.map(({ fold }) => fold).join(""))) return [{ length, slots: next.map((word) => slot(index, word.fold, word.open, word.spelled)) }];
    for (const other of synonyms(index).get(next.map(({ fold }) => fold).join(" ")) ?? []) {
      const slots = other.map((word) => slot(index, word));
      if (!slots.includes(null)) steps.push({ length, slots, other: true });
    }
    // Two words that were typed with their marks are hardly one: such a one is written otherwise.
    const joined = length > 1 && length < 4 && slot(index, next.map(({ fold }) => fold).join(""), false, next.map(({ spelled }) => spelled).join(""));
    if (joined) steps.push({ length, slots: [joined] });
  }
  if ((!direct || !BEGUN.test(token.fold)) && !isExact(direct) && !steps.some((step) => step.other)) {
    for (const words of initials(index, token.fold)) {
      steps.push({ length: 1, slots: words.map((word) => slot(index, word)), other: true });
    }
  }
  return steps.length ? steps : [{ length: 1, slots: [null] }];
}

/**
 * Whether a word stands in no record, also when keys of Telex or VNI were left in it.
 * @param {Index} index @param {Token} token
 */
export const isUnknown = (index, token) => !isExact(slot(index, token.fold)) && !keyed(index, token);

/** A word with keys of Telex or VNI in it. @param {Index} index @param {{ fold: string, open: boolean }} token */
function keyed(index, { fold: text, open }) {
  const spelled = typed(text);
  return spelled && slot(index, fold(spelled.replace(/\d$/, "")), open, spelled);
}

/** Whether some word has all marks of a word, and maybe more: what was typed in haste may lack some. @param {Index} index @param {Slot} slot */
function isWritten({ words }, { exact, spelled }) {
  const like = new RegExp(spelled.replace(/[a-z]/g, ".") + "$");
  return exact.some(([from, to]) => words.slice(from, to).some((word) => like.test(spelling(word))));
}

/**
 * The words that a word may be joined of, the fewest first: syllables, also with keys of Telex or VNI, or any words if these do
 * not do. The last may be a beginning.
 * @param {Index} index @param {Token} token @param {RegExp} like
 * @returns {Slot[][]}
 */
function splits(index, token, like = SYLLABLE) {
  const { fold: text, open } = token;
  // For each place the ways to go on from there.
  /** @type {Slot[][][]} */
  const ways = [];
  ways[text.length] = [[]];
  for (let from = text.length - 1; from >= 0; from--) {
    ways[from] = [];
    for (let to = from + 1; to <= text.length; to++) {
      const part = text.slice(from, to);
      if (part === text || !ways[to].length) continue;
      const last = to === text.length && open;
      const found = (like.test(part) && slot(index, part, last)) || (KEYED.test(part) && keyed(index, { fold: part, open: last }));
      if (found && (found.spelled ? isWritten(index, found) : last || isExact(found))) ways[from].push(...ways[to].map((rest) => [found, ...rest]));
    }
    ways[from] = ways[from].sort((left, right) => cost(left) - cost(right)).slice(0, WAYS);
  }
  return ways[0].length || like !== SYLLABLE ? ways[0] : splits(index, token, WORD);
}

/** How far a way to take a word apart is from what people type: by its words, and by keys that may be letters after all. @param {Slot[]} way */
const cost = (way) => way.reduce((sum, { spelled }) => sum + (spelled ? 1.5 : 1), 0);

/** The first letters of words. @param {string[]} words */
const heads = (words) => words.map(([letter]) => letter).join();

/**
 * From each phrase of the glossary to the others of its entry, which do not hold it themselves. Two with the same initials are
 * what one abbreviation means here and there ("điện thoại" and "đào tạo"), and no other names of each other.
 */
const synonyms = memo((index) => {
  /** @type {Map<string, string[][]>} */
  const map = new Map();
  for (let doc = index.terms.from; doc < index.terms.to; doc++) {
    const phrases = [textWords(index, doc, index.folds)];
    for (let text = index.name[doc]; text < index.name[doc + 1]; text++) phrases.push(textWords(index, text, index.folds));
    for (const phrase of phrases) {
      const from = phrase.join(" ");
      const others = phrases.filter((other) => other.length && heads(other) !== heads(phrase) && !` ${other.join(" ")} `.includes(` ${from} `));
      if (from) map.set(from, [...(map.get(from) ?? []), ...others]);
    }
  }
  return map;
});

/**
 * The phrases of titles and names whose words begin with these letters: whole names first of all, then
 * the most frequent. What could be a word must stand at an end of a name.
 * @param {Index} index @param {string} letters
 */
function initials(index, letters) {
  if (!/^[a-z]{2,8}$/.test(letters)) return [];
  const wordlike = /[aeiou]/.test(letters);
  const { length } = letters;
  const { starts, shared, rows, folds } = index;
  /** @type {Map<string, number>} */
  const counts = new Map();
  const end = index.name[index.size];
  for (let text = 0; text < end; text++) {
    const last = starts[text + 1] - length;
    // What a text has in common with the one before was counted there.
    for (let at = starts[text] + Math.max(0, shared[text] - length + 1); at <= last; at++) {
      let same = 0;
      while (same < length && folds[rows[at + same]][0] === letters[same]) same++;
      if (same < length || (wordlike && at > starts[text] && at < last)) continue;
      const phrase = textWords(index, text, folds).slice(at - starts[text]).slice(0, length).join(" ");
      counts.set(phrase, (counts.get(phrase) ?? 0) + (starts[text] === last ? WHOLE : 1));
    }
  }
  const most = [...counts.keys()].sort((left, right) => counts.get(right) - counts.get(left));
  return most.slice(0, 4).map((phrase) => phrase.split(" "));
}
