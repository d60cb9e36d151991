/**
 * Words as people type them: without marks, with the tone here or there, with i or y, with the keys
 * of Telex or VNI left in. The generator does the same (`src/format/text/syllable.rs`); both sides
 * are held to `tests/data/fold-vectors.json` and `tests/data/search-vectors.json`.
 */

const TONES = "\u0301\u0300\u0309\u0303\u0323";
const VOWEL = /[aeiouy]/;

/**
 * The text without capitals and marks.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  // Only a final sigma depends on its neighbours; letter by letter it does not.
  const lower = /Σ/.test(plain)
    ? plain.replace(/./gsu, (letter) => letter.toLowerCase())
    : plain.toLowerCase();
  return lower.replace(/[đðɖ]/g, "d");
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
  let tone = "";
  let letters = "";
  for (const part of word.toLowerCase().normalize("NFD")) {
    const place = TONES.indexOf(part);
    if (place < 0) letters += part;
    else tone = String(place + 1);
  }
  letters = letters.normalize("NFC");
  if (key(letters) !== fold(letters)) letters = letters.slice(0, -1) + "i";
  return letters + tone;
}

/**
 * What a word means in which keys of Telex (`ddien`) or VNI (`dien65`) were left, as `spelling`
 * writes it; null when it has no such keys.
 * @param {string} word
 * @returns {string | null}
 */
export function typed(word) {
  /** @type {string[]} */
  const letters = [];
  let tone = "";
  let changed = false;
  for (const letter of word.toLowerCase().normalize("NFC")) {
    const done = press(letters, letter);
    if (done === false) letters.push(letter);
    else {
      changed = true;
      if (done !== true) tone = done;
    }
  }
  if (!changed || !VOWEL.test(fold(letters.join("")))) return null;
  const spelled = spelling(letters.join(""));
  return tone ? spelled.replace(/\d*$/, tone) : spelled;
}

/**
 * Lets a key mark the letters before it: whether it did, or the digit of the tone that it gave.
 * @param {string[]} letters
 * @param {string} letter
 * @returns {boolean | string}
 */
function press(letters, letter) {
  const vowel = VOWEL.test(fold(letters.join("")));
  if (/[d9]/.test(letter)) return letters[0] === "d" && !!(letters[0] = "đ");
  if (/[aeo]/.test(letter)) return letters.at(-1) === letter && roof(letters, letter);
  if (letter === "6") return roof(letters, "aeo");
  if (letter === "7") return horn(letters, "ou");
  if (letter === "8") return horn(letters, "a");
  if (letter === "w") return horn(letters, "aou") || (!vowel && !!letters.push("ư"));
  const tone = "sfrxj".indexOf(letter) + 1 || "12345".indexOf(letter) + 1;
  return tone > 0 && vowel && String(tone);
}

/** @param {string[]} letters @param {string} plain */
const last = (letters, plain) => {
  let place = letters.length - 1;
  while (place >= 0 && !plain.includes(letters[place])) place--;
  return place;
};

/** @param {string[]} letters @param {string} plain */
function roof(letters, plain) {
  const place = last(letters, plain);
  if (place < 0) return false;
  letters[place] = "âêô"["aeo".indexOf(letters[place])];
  return true;
}

/** @param {string[]} letters @param {string} plain */
function horn(letters, plain) {
  const place = last(letters, plain);
  if (place < 0) return false;
  const letter = letters[place];
  const u = plain.includes("u") && letters[place - 1] === "u" && letter !== "u";
  if (u) letters[place - 1] = "ư";
  if (!u || letter === "o") letters[place] = "ăơư"["aou".indexOf(letter)];
  return true;
}
