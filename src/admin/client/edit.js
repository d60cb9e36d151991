// Writes a changed value into the YAML that it was read from. What did not change keeps its text, with comments and quotes;
// what did is written anew in the manner of what stands there.

import { isMap, isPair, isScalar, isSeq, parseDocument, Document, visit } from "./yaml/index.js";

/**
 * The text with a value in place of the one that it has.
 *
 * @param {string} text @param {any} was @param {any} value @param {string[]} order of the keys of a record
 */
export function edited(text, was, value, order) {
  const root = parseDocument(text).contents;
  if (same(was, value)) return text;
  if (isMap(root) && !root.flow && isObject(value)) return mapping(text, root, was, value, order);
  if (isSeq(root) && !root.flow && Array.isArray(value)) return sequence(text, root, was, value, order);
  return fresh(value, order);
}

/** The text of a value that was not there before. @param {any} value @param {string[]} order */
export function fresh(value, order) {
  return printed(made(ordered(value, order)), { indentSeq: false, flow: false }).trimEnd();
}

/** Each key of the record is a piece of the text, up to the line of the next. @param {string} text @param {any} root @param {any} was @param {any} value @param {string[]} order */
function mapping(text, root, was, value, order) {
  const names = root.items.map((/** @type {any} */ pair) => String(pair.key.value));
  const texts = pieces(text, root.items.map((/** @type {any} */ pair) => pair.key.range[0]));
  const lead = texts.shift();
  const parts = names.map((/** @type {string} */ name, /** @type {number} */ place) => ({ name, text: texts[place] }));
  const kept = parts.filter(({ name }) => name in value);
  for (const part of kept) {
    if (!same(was[part.name], value[part.name])) part.text = rewritten(part.text, value, part.name, order, text);
  }
  for (const name of Object.keys(ordered(value, order))) {
    if (names.includes(name)) continue;
    const after = kept.findLastIndex((part) => rank(part.name, order) < rank(name, order));
    kept.splice(after + 1, 0, { name, text: printed(made({ [name]: value[name] }), manner(text)) });
  }
  return joined([lead, ...kept.map((part) => part.text)]);
}

/** Each item is a piece of the text. @param {string} text @param {any} root @param {any[]} was @param {any[]} value @param {string[]} order */
function sequence(text, root, was, value, order) {
  const texts = pieces(text, root.items.map((/** @type {any} */ item) => item.range[0]));
  const lead = texts.shift();
  const items = paired(was, value).map(([old, now]) => {
    if (old === undefined) return printed(made([ordered(value[now], order)]), manner(text));
    if (same(was[old], value[now])) return texts[old];
    return rewritten(texts[old], [value[now]], 0, order, text);
  });
  return joined([lead, ...items]);
}

/** The text before the first place, and from the line of each place to that of the next. @param {string} text @param {number[]} places */
function pieces(text, places) {
  const lines = places.map((place) => text.lastIndexOf("\n", place - 1) + 1);
  return [text.slice(0, lines[0] ?? text.length), ...lines.map((start, nth) => text.slice(start, lines[nth + 1] ?? text.length))];
}

/** Pieces as one text, each from the beginning of a line. @param {(string | undefined)[]} texts */
function joined(texts) {
  const whole = texts.filter((text) => text !== undefined && text !== "").map((text) => (text.endsWith("\n") ? text : `${text}\n`));
  return whole.join("").trimEnd();
}

/** A piece with the value of its key, or of its only item. @param {string} piece @param {any} value @param {string | number} key @param {string[]} order @param {string} text */
function rewritten(piece, value, key, order, text) {
  const document = parseDocument(piece);
  const held = document.get(key, true);
  document.set(key, put(document, held, value[key], order));
  return printed(document, manner(text, piece));
}

/** The node of a value, made of the one that was there as far as it goes. @param {any} document @param {any} node @param {any} value @param {string[]} order @returns {any} */
function put(document, node, value, order) {
  const was = node?.toJS?.(document);
  if (same(was, value)) return node;
  if (isMap(node) && isObject(value)) {
    for (const pair of [...node.items]) if (!(String(pair.key) in value)) node.delete(pair.key);
    for (const [name, inner] of Object.entries(value)) {
      const pair = node.items.find((one) => isPair(one) && String(one.key) === name);
      if (pair) pair.value = put(document, pair.value, inner, order);
      else node.add(document.createPair(name, quoted(document.createNode(inner))));
    }
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items = paired(was, value).map(([old, now]) =>
      old === undefined ? quoted(document.createNode(value[now])) : put(document, node.items[old], value[now], order),
    );
    return node;
  }
  if (isScalar(node) && isScalar(document.createNode(value))) {
    node.value = value;
    delete node.source;
    delete node.format;
    return node.type === "PLAIN" ? quoted(node) : node;
  }
  return quoted(document.createNode(value));
}

/**
 * For each item of the new list the place of the old one that it comes from, if it comes from one: items with the same id
 * or number, those at the beginning and at the end that are the same, and the others in their order.
 *
 * @param {any[]} was @param {any[]} value @returns {[number | undefined, number][]}
 */
function paired(was, value) {
  const name = (/** @type {any} */ item) => (isObject(item) ? (item.id ?? item.number) : undefined);
  if (was.every((item) => name(item) !== undefined)) {
    return value.map((item, now) => {
      const old = was.findIndex((one) => name(one) === name(item));
      return [old < 0 ? undefined : old, now];
    });
  }
  let begin = 0;
  while (begin < was.length && begin < value.length && same(was[begin], value[begin])) begin += 1;
  let end = 0;
  while (end < was.length - begin && end < value.length - begin && same(was.at(-1 - end), value.at(-1 - end))) end += 1;
  return value.map((_, now) => {
    if (now >= value.length - end) return [was.length - (value.length - now), now];
    return [now < was.length - end ? now : undefined, now];
  });
}

/** A record with its keys in order; others come last. @param {any} value @param {string[]} order */
function ordered(value, order) {
  if (!isObject(value)) return Array.isArray(value) ? value.map((item) => ordered(item, order)) : value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a, order) - rank(b, order)));
}

/** @param {string} name @param {string[]} order */
function rank(name, order) {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

/** How a file indents its lists, and whether it puts spaces into its braces. @param {string} text @param {string} [piece] */
function manner(text, piece = "") {
  return { indentSeq: !/^( *)[^\s#-].*:\n\1- /m.test(text), flow: /[{[] /.test(piece) };
}

/** A document of a value. @param {any} value */
function made(value) {
  const document = new Document(value);
  quoted(document);
  return document;
}

/** @param {any} document @param {{ indentSeq: boolean, flow: boolean }} manner */
function printed(document, { indentSeq, flow }) {
  return document.toString({ lineWidth: 0, indentSeq, flowCollectionPadding: flow });
}

/** What other readers of YAML take for a time, a number or a yes, in quotes. @param {any} node */
function quoted(node) {
  visit(node, {
    Scalar(_, scalar) {
      const looksOther = typeof scalar.value === "string" && /^([-+]?[\d_.,:]*[:,_][\d_.,:]*|y|n|yes|no|on|off)$/i.test(scalar.value);
      if (looksOther && !/^\d{4}-\d\d-\d\d$/.test(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  return node;
}

/** Whether two values say the same: spaces around a text do not count, since the CMS takes them off. @param {any} one @param {any} other @returns {boolean} */
export function same(one, other) {
  if (typeof one === "string" && typeof other === "string") return one.trim() === other.trim();
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, place) => same(item, other[place]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** @param {any} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
