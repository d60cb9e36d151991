/** The orders of the finder beside the best match, and what they go by. */
import { due } from "./open.js";

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {{ lat: number, lng: number }} Place */

/** How many months of study a term and a year have. */
const TERM = 5;
const YEAR = 10;
/** How many weeks and hours of study a month has. */
const WEEKS = 4;
const HOURS = 100;
/** Kilometres to a degree of latitude. */
const DEGREE = 111.2;

/**
 * What a programme costs in đồng a month of study, so that fees by term, year and course compare;
 * null when its school has not said.
 * @param {Index} index @param {number} doc
 * @returns {number | null}
 */
export function monthly({ programme, amounts, per, lengths, unit, values }, doc) {
  const fee = programme.fee[doc] - 1;
  if (fee < 0) return null;
  const length = lengths[programme.duration[doc]];
  const months = { months: length, weeks: length / WEEKS, hours: length / HOURS }[values.unit.keys[unit[programme.duration[doc]]]];
  const by = { month: 1, term: TERM, year: YEAR, course: Math.max(1, months ?? 1) }[values.per.keys[per[fee]]];
  return amounts[fee] / (by ?? 1);
}

/**
 * How far the nearest campus is at which a programme is offered, in kilometres as the crow flies;
 * infinite when no place is known.
 * @param {Index} index @param {number} doc @param {Place} here
 */
export function distance(index, doc, here) {
  const { offerFrom, offer, lat, lng } = index;
  let nearest = Infinity;
  for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
    const campus = offer.campus[i] - 1;
    if (campus < 0 || !lat[campus] || !lng[campus]) continue;
    const north = lat[campus] / 1e4 - 90 - here.lat;
    const east = (lng[campus] / 1e4 - 180 - here.lng) * Math.cos((here.lat * Math.PI) / 180);
    nearest = Math.min(nearest, Math.hypot(north, east) * DEGREE);
  }
  return nearest;
}

/**
 * Programmes in another order; equals keep theirs by name.
 * @param {Index} index @param {Uint32Array} docs
 * @param {"name" | "deadline" | "fee" | "near"} by
 * @param {{ now?: Date | number, here?: Place }} [options] the clock for deadlines, the place for `near`
 */
export function sorted(index, docs, by, { now = Date.now(), here } = {}) {
  const days = due(index, now);
  const keys = new Map();
  for (const doc of docs) {
    if (by === "deadline") keys.set(doc, days[doc]);
    else if (by === "fee") keys.set(doc, monthly(index, doc) ?? Infinity);
    else if (by === "near" && here) keys.set(doc, distance(index, doc, here));
    else keys.set(doc, 0);
  }
  const differ = (/** @type {number} */ left, /** @type {number} */ right) => {
    const [a, b] = [keys.get(left), keys.get(right)];
    return a === b ? left - right : a < b ? -1 : 1;
  };
  return Uint32Array.from(docs).sort(differ);
}
