/** Whether applications are taken, by the visitor's clock. */
import { byNumber, memo } from "./match.js";

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
  const minute = now / 60000;
  const told = values.state.keys[offer.state[i]];
  if (told !== "planned" && told !== "open") return told === "full" ? FULL : CLOSED;
  if (told === "planned" && offer.opens[i] && minute < begins[offer.opens[i]]) return UPCOMING;
  const closes = offer.closes[i] || offer.ends[i];
  if (closes && begins[closes] <= minute) return CLOSED;
  return offer.closes[i] ? OPEN : CONTINUOUS;
}

/**
 * In which order deadlines matter: for each record the days until it closes, or a number above for what has no
 * deadline, is not open yet, full or over; all records in that order, and then in that of their names; and the place of each in it.
 */
export const deadlines = memo((index, now) => {
  const { size, offerFrom, begins, offer, ends, programmes } = index;
  const left = (/** @type {number} */ end) => Math.min(LATER - 1, Math.floor((end - now / 60000) / 1440));
  const days = new Uint32Array(size);
  for (let doc = 0; doc < size; doc++) {
    const end = ends[doc - programmes];
    days[doc] = doc < programmes ? LATER + CLOSED : end > now / 60000 ? left(end) : LATER + (end ? CLOSED : CONTINUOUS);
    for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
      const at = state(index, i, now);
      days[doc] = Math.min(days[doc], at === OPEN ? left(begins[offer.closes[i]]) : LATER + at);
    }
  }
  const { order } = byNumber(days);
  const place = new Uint32Array(size);
  for (let i = 0; i < size; i++) place[order[i]] = i;
  return { days, order, place };
});
