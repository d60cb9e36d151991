/** Whether applications are taken, by the visitor's clock. */
import { memo } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */

/** The states of an offer, in the order in which they matter; OPEN and CONTINUOUS take applications. */
export const OPEN = 0;
export const CONTINUOUS = 1;
export const UPCOMING = 2;
export const FULL = 3;
export const CLOSED = 4;

/** Later than any number of days that counts. */
const LATER = 9000;

/**
 * The state of an offer.
 * @param {Index} index @param {number} i @param {Date | number} now
 * @returns {number}
 */
export function state({ offer, begins, values }, i, now) {
  const minute = Number(now) / 60000;
  const told = values.state.keys[offer.state[i]];
  if (told === "full") return FULL;
  if (/closed|cancelled|none/.test(told)) return CLOSED;
  if (told === "planned" && offer.opens[i] && minute < begins[offer.opens[i]]) return UPCOMING;
  const closes = offer.closes[i] || offer.ends[i];
  if (closes && begins[closes] <= minute) return CLOSED;
  return offer.closes[i] ? OPEN : CONTINUOUS;
}

/**
 * A function of an index and the clock that is worked out once a minute.
 * @template T
 * @param {(index: Index, now: number) => T} make
 * @returns {(index: Index, now: Date | number) => T}
 */
export function everyMinute(make) {
  const last = memo(() => ({ minute: -1, made: /** @type {any} */ (null) }));
  return (index, now) => {
    const known = last(index);
    const minute = Math.floor(Number(now) / 60000);
    if (known.minute !== minute) Object.assign(known, { minute, made: make(index, minute * 60000) });
    return known.made;
  };
}

/**
 * In which order deadlines matter: for each record the days until it closes, or a number above for what has no
 * deadline, is not open yet, full or over; and all records in that order, and then in that of their names.
 */
export const deadlines = everyMinute((index, now) => {
  const { size, offerFrom, begins, offer, ends, programmes } = index;
  const [days, docs, keys] = [new Uint16Array(size), new Uint32Array(size), new Float64Array(size)];
  const left = (/** @type {number} */ end) => Math.min(LATER - 1, Math.floor((end - now / 60000) / 1440));
  for (let doc = 0; doc < size; doc++) {
    let first = LATER + CLOSED;
    if (doc >= programmes) {
      const end = ends[doc - programmes];
      if (!end) first = LATER + CONTINUOUS;
      else if (end > now / 60000) first = left(end);
    } else {
      for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
        const at = state(index, i, now);
        first = Math.min(first, at === OPEN ? left(begins[offer.closes[i]]) : LATER + at);
      }
    }
    days[doc] = first;
    keys[doc] = first * size + doc;
  }
  keys.sort().forEach((key, i) => (docs[i] = key % size));
  return { days, docs };
});
