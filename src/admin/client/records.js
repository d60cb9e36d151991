// Files of content to what the CMS edits, and back. What the CMS is given carries the text that it was read from, so that
// only what was changed is written anew.

import { edited, fresh } from "./edit.js";
import { parse } from "./yaml/index.js";

/** The key under which a record carries its text. */
const SOURCE = "_source";

/**
 * What the form knows of a kind's files.
 *
 * @typedef {object} Kind
 * @property {boolean} list whether a file holds several records
 * @property {string[]} order the keys in the order in which files are written
 * @property {boolean} markdown whether a text stands below the fields
 * @property {string[]} tagged the paths of lists whose items are words or mappings of one key
 * @property {string[]} figures the paths of mappings from free keys to numbers
 */

/** The reader and the writer of a kind's files, as the CMS wants them. @param {Kind} kind */
export function formatOf(kind) {
  return {
    fromFile: (/** @type {string} */ text) => read(text, kind),
    toFile: (/** @type {Record<string, any>} */ content) => written(content, kind),
  };
}

/**
 * What the CMS edits of a file; nothing for a file that is not of this form, such as a list of records among files of one.
 *
 * @param {string} text @param {Kind} kind
 */
function read(text, kind) {
  const { head, body } = split(text);
  const value = parse(head);
  if (kind.list) {
    if (!Array.isArray(value)) return undefined;
    return { records: value.map((item) => turned(item, kind, shown)), [SOURCE]: text };
  }
  if (!isObject(value)) return undefined;
  return { ...turned(value, kind, shown), ...(body === undefined ? {} : { body: body.trim() }), [SOURCE]: text };
}

/** The text of a file. @param {Record<string, any>} content @param {Kind} kind */
function written(content, kind) {
  const { [SOURCE]: source, body, records, ...fields } = content;
  const old = source ? split(source) : undefined;
  const was = old && parse(old.head);
  const value = kind.list
    ? (records ?? []).map((/** @type {any} */ item, /** @type {number} */ place) => meant(turned(item, kind, stored), was?.[place]))
    : meant(turned(fields, kind, stored), was);
  const head = old ? edited(old.head, was, value, kind.order) : fresh(value, kind.order);
  if (!kind.markdown) return head;
  const text = (body ?? "").trim();
  if (old?.body !== undefined && old.body.trim() === text) return `---\n${head}\n---\n${old.body}`;
  return `---\n${head}\n---\n${text && `\n${text}\n`}`;
}

/** The two parts of a file; the second is there only in Markdown. @param {string} text */
function split(text) {
  const parts = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(text);
  return parts ? { head: parts[1], body: parts[2] ?? "" } : { head: text, body: undefined };
}

/**
 * A record with the values at the paths of a kind turned by the functions of a direction.
 *
 * @param {any} record @param {Kind} kind @param {{ tagged: (item: any) => any, figures: (figures: any) => any }} way
 */
function turned(record, kind, way) {
  let made = record;
  for (const path of kind.tagged) {
    made = at(made, path.split("."), (list) => (Array.isArray(list) ? list.map(way.tagged) : list));
  }
  for (const path of kind.figures) made = at(made, path.split("."), way.figures);
  return made;
}

/** A value with what stands at a path changed. @param {any} value @param {string[]} path @param {(value: any) => any} change @returns {any} */
function at(value, [key, ...rest], change) {
  if (key === undefined) return change(value);
  if (key === "*") return Array.isArray(value) ? value.map((item) => at(item, rest, change)) : value;
  return isObject(value) && key in value ? { ...value, [key]: at(value[key], rest, change) } : value;
}

/** As the CMS shows values: an item of a list by its type. */
const shown = {
  tagged: (/** @type {any} */ item) => {
    if (!isObject(item)) return { type: item };
    const [type] = Object.keys(item);
    return { type, ...item };
  },
  figures: (/** @type {any} */ figures) => figures,
};

/** As content holds them. */
const stored = {
  tagged: (/** @type {any} */ item) => {
    if (!isObject(item) || !("type" in item)) return item;
    return item.type in item ? { [item.type]: item[item.type] } : item.type;
  },
  figures: (/** @type {any} */ figures) => {
    if (!isObject(figures)) return figures;
    const number = (/** @type {any} */ value) => (value === "" || Number.isNaN(Number(value)) ? value : Number(value));
    return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, number(value)]));
  },
};

/**
 * A value without what says nothing and was not written before: the CMS fills in what is empty, and content leaves it out.
 *
 * @param {any} value @param {any} was @returns {any}
 */
function meant(value, was) {
  if (Array.isArray(value)) return value.map((item, place) => meant(item, Array.isArray(was) ? was[place] : undefined));
  if (!isObject(value)) return value;
  const before = isObject(was) ? was : {};
  const kept = Object.entries(value).map(([key, inner]) => [key, meant(inner, before[key])]);
  return Object.fromEntries(kept.filter(([key, inner]) => !isNothing(inner) || (key in before && isNothing(before[key]))));
}

/** @param {any} value @returns {boolean} */
function isNothing(value) {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.values(value).every(isNothing) && !(Array.isArray(value) && value.length > 0);
}

/** @param {any} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
