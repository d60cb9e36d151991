/** Mends words that no record has, one letter each. What it needs of the search is given to it, so that pages which have that load nothing twice. */

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {import("./readings.js").Token} Token */
/**
 * What mending needs of the search: what finds the records that have all of some words, and how words are looked up.
 * @typedef {{ find: (tokens: Token[]) => any } & Pick<typeof import("./match.js"), "frequency" | "slot"> & Pick<typeof import("./readings.js"), "isUnknown">} Tools
 */

/** The rank of what was not found. */
const NEVER = 2 ** 32 - 1;
/** How many words are tried for one. */
const TRIES = 8;

/**
 * What was meant where no record has all words: what answers best to any word at one edit tells.
 * @param {Index} index @param {Token[]} tokens @param {Tools} tools
 */
export function mend(index, tokens, { find, frequency, isUnknown, slot }) {
  const others = tokens.map((token) => (isUnknown(index, token) ? near(index, token.fold, frequency(index)) : null));
  if (!others.some((folds) => folds) || others.some((folds) => folds?.length === 0)) return null;
  const anyOf = (/** @type {string} */ typed, /** @type {string[]} */ folds) => {
    return { ...closed(typed), meant: { ...closed(typed), exact: [], ranges: folds.flatMap((fold) => slot(index, fold).exact) } };
  };
  const mended = tokens.map((token, at) => (others[at] ? anyOf(token.fold, others[at]) : token));
  let found = find(mended);
  const best = found.best;
  if (best === NEVER) return null;
  others.forEach((folds, at) => {
    if (!folds) return;
    // First the words of the title and the names of what answers best.
    const [doc] = found.answer().docs;
    const named = [...wordsOf(index, doc, doc + 1), ...wordsOf(index, index.name[doc], index.name[doc + 1])];
    for (const fold of folds.sort((left, right) => Number(named.includes(right)) - Number(named.includes(left))).slice(0, TRIES)) {
      mended[at] = closed(fold);
      found = find(mended);
      if (found.best === best) break;
    }
  });
  return found.best === NEVER ? null : { found, text: mended.map(({ fold }) => fold).join(" ") };
}

/** The words of some texts, folded. @param {Index} index @param {number} from @param {number} to */
const wordsOf = ({ starts, rows, folds }, from, to) => Array.from(rows.subarray(starts[from], starts[to]), (word) => folds[word]);

/** A word that is not being typed any more. @param {string} fold @returns {Token} */
const closed = (fold) => ({ fold, spelled: "", open: false });

/**
 * The words of the index at one edit from a word: a letter more, less, another, or two changed about;
 * the most frequent first. Two letters are near too much to tell anything.
 * @param {Index} index @param {string} word @param {ArrayLike<number>} times how often each word stands there
 */
function near(index, word, times) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  index.folds.forEach((known, i) => word.length > 2 && oneEdit(word, known) && counts.set(known, (counts.get(known) ?? 0) + times[i]));
  return [...counts.keys()].sort((left, right) => counts.get(right) - counts.get(left));
}

/** @param {string} left @param {string} right */
function oneEdit(left, right) {
  const more = right.length - left.length;
  if (more > 1 || more < -1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const rest = (/** @type {string} */ text, /** @type {number} */ skip) => text.slice(at + skip);
  if (more) return rest(left, more < 0 ? 1 : 0) === rest(right, more > 0 ? 1 : 0);
  return rest(left, 1) === rest(right, 1) ||
    (left[at] === right[at + 1] && left[at + 1] === right[at] && rest(left, 2) === rest(right, 2));
}
