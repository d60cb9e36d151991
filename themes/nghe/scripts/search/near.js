/** How far campuses are, as the crow flies. */

/** @typedef {import("./reader.js").Index} Index */
/** @typedef {{ lat: number, lng: number }} Place */

/** Kilometres to a degree of latitude. */
const DEGREE = 111.2;

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
