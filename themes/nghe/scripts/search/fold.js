/**
 * Words as people type them: without marks, with the tone here or there, with i or y, with the keys
 * of Telex or VNI left in. The generator does the same (`src/format/text/syllable.rs`); both sides
 * are held to `tests/data/fold-vectors.json` and `tests/data/search-vectors.json`.
 */

const TONES = "\u0301\u0300\u0309\u0303\u0323";

/**
 * The text without capitals and marks.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  // A sigma at the end of a word is a sigma.
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đðɖ]/g, "d").replace(/ς/g, "σ");
}

/**
 * The words of a text: runs of letters, marks and digits, with `+` and `#` at their end.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.match(/[\p{Alphabetic}\p{N}\p{M}]+[+#]*/gu) ?? [];
}

/**
 * The key under which a word is found: folded, with one spelling of a final i or y.
 * @param {string} word
 * @returns {string}
 */
export function key(word) {
  return fold(word).replace(/^(qu|[^aeiouy]*)y$/, "$1i");
}

/**
 * The one way to write a word with its marks: small letters without tone, then the tone's digit.
 * @param {string} word
 * @returns {string}
 */
export function spelling(word) {
  /** @type {number | string} */
  let tone = "";
  let letters = "";
  for (const part of word.toLowerCase().normalize("NFD")) {
    const place = TONES.indexOf(part);
    if (place < 0) letters += part;
    else tone = place + 1;
  }
  letters = letters.normalize("NFC");
  if (key(letters) !== fold(letters)) letters = letters.slice(0, -1) + "i";
  return letters + tone;
}

/** What keys of Telex and VNI make of the letters before them. @type {[RegExp, string][]} */
const KEYS = [
  [/^d(.*?)[d9]/, "đ$1"],
  [/a(.*?)[a6]/, "â$1"],
  [/e(.*?)[e6]/, "ê$1"],
  [/o(.*?)[o6]/, "ô$1"],
  [/uo(.*?)[w7]/, "ươ$1"],
  [/ua(.*?)[w7]/, "ưa$1"],
  [/a(.*?)[w8]/, "ă$1"],
  [/o(.*?)[w7]/, "ơ$1"],
  [/u(.*?)[w7]/, "ư$1"],
  [/^([^aeiouy]*)w/, "$1ư"],
];

/**
 * What a word means in which keys of Telex (`ddien`) or VNI (`dien65`) were left, as `spelling`
 * writes it; null when it has no such keys.
 * @param {string} word
 * @returns {string | null}
 */
export function typed(word) {
  const plain = word.toLowerCase().normalize("NFC");
  /** @type {number | string} */
  let tone = "";
  let letters = KEYS.reduce((text, [keys, made]) => text.replace(keys, made), plain);
  const vowel = fold(letters).search(/[aeiouy]/);
  if (vowel < 0) return null;
  letters = letters.slice(0, vowel + 1) + letters.slice(vowel + 1).replace(/[sfrxj1-5]/g, (key) => {
    tone = "sfrxj".indexOf(key) + 1 || key;
    return "";
  });
  if (letters === plain) return null;
  const spelled = spelling(letters);
  return tone ? spelled.replace(/\d*$/, tone) : spelled;
}
