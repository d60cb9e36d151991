/** Whether applications are taken, by the visitor's clock. */
import { remember } from "./match.js";

/** @typedef {import("./reader.js").Index} Index */

/** The states of an offer, in the order in which they matter; OPEN and CONTINUOUS take applications. */
export const OPEN = 0;
export const CONTINUOUS = 1;
export const UPCOMING = 2;
export const FULL = 3;
export const CLOSED = 4;

/** Later than any number of days that counts. */
const LATER = 9000;

/** A moment in minutes since 1970. @param {Date | number} now */
const minutes = (now) => Math.floor(Number(now) / 60000);

/**
 * The state of an offer.
 * @param {Index} index @param {number} i @param {Date | number} now
 * @returns {number}
 */
export function state(index, i, now) {
  return stateAt(index, i, minutes(now));
}

/** @param {Index} index @param {number} i @param {number} minute */
function stateAt({ offer, begins, values }, i, minute) {
  const told = values.state.keys[offer.state[i]];
  if (told === "full") return FULL;
  if (/closed|cancelled|none/.test(told)) return CLOSED;
  if (told === "planned" && offer.opens[i] && minute < begins[offer.opens[i]]) return UPCOMING;
  const closes = offer.closes[i] || offer.ends[i];
  if (closes && begins[closes] <= minute) return CLOSED;
  return offer.closes[i] ? OPEN : CONTINUOUS;
}

/**
 * In which order deadlines matter: for each record the days until it closes, or a number above for
 * what has no deadline, is not open yet, full or over.
 * @param {Index} index @param {Date | number} now
 * @returns {Uint16Array}
 */
export function due(index, now) {
  const minute = minutes(now);
  const known = remember(index, "due", () => ({ minute: -1, days: new Uint16Array(index.size) }));
  if (known.minute === minute) return known.days;
  known.minute = minute;
  const { offerFrom, begins, offer, ends, programmes } = index;
  const left = (/** @type {number} */ at) => Math.min(LATER - 1, Math.floor((at - minute) / 1440));
  for (let doc = 0; doc < index.size; doc++) {
    let first = LATER + CLOSED;
    if (doc >= programmes) {
      const end = ends[doc - programmes];
      if (!end) first = LATER + CONTINUOUS;
      else if (end > minute) first = left(end);
    } else {
      for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
        const now = stateAt(index, i, minute);
        first = Math.min(first, now === OPEN ? left(begins[offer.closes[i]]) : LATER + now);
      }
    }
    known.days[doc] = first;
  }
  return known.days;
}
