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
 * In which order deadlines matter: for each record the days until it closes, or a number above for what has no
 * deadline, is not open yet, full or over; and all records in that order, and then in that of their names.
 */
export const deadlines = memo((index, now) => {
  const { size, offerFrom, begins, offer, ends, programmes } = index;
  const left = (/** @type {number} */ end) => Math.min(LATER - 1, Math.floor((end - now / 60000) / 1440));
  const days = Uint16Array.from({ length: size }, (_, doc) => {
    const end = ends[doc - programmes];
    if (doc >= programmes) return end > now / 60000 ? left(end) : LATER + (end ? CLOSED : CONTINUOUS);
    let first = LATER + CLOSED;
    for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
      const at = state(index, i, now);
      first = Math.min(first, at === OPEN ? left(begins[offer.closes[i]]) : LATER + at);
    }
    return first;
  });
  const keys = Float64Array.from(days, (day, doc) => day * size + doc).sort();
  return { days, docs: Uint32Array.from(keys, (key) => key % size) };
});
