// Which intake of a programme matters most now, by the visitor's clock; the same order as the pages are made with.

import { later, phase } from "../site/phase.js";

/** The phase that a state told by the page stands for; a state that is not here does not change with time. */
const PHASE = { upcoming: "before", open: "during", continuous: "during", "closing-soon": "soon", closed: "after" };

/** @typedef {{ state: string, opens?: string, closes?: string }} Intake */

/** The phase of an intake now; "never" when time has no part in its state. @param {Intake} intake @param {number} now */
export function standing({ state, opens, closes }, now) {
  const told = PHASE[state];
  return told ? later(told, phase(now, { from: opens, to: closes })) : "never";
}

/**
 * The intake that is open and closes first, or else the next to open, or else the last there was.
 *
 * @template {Intake} T
 * @param {T[]} intakes
 * @param {number} now milliseconds since 1970
 * @returns {T | undefined}
 */
export function nearest(intakes, now) {
  const rank = (/** @type {T} */ intake) => {
    const now_ = standing(intake, now);
    const closes = Date.parse(intake.closes ?? "") || Infinity;
    if (now_ === "during" || now_ === "soon") return intake.closes ? [0, closes] : [1, 0];
    if (now_ === "before") return [2, closes];
    return intake.state === "full" ? [3, closes] : [4, -closes];
  };
  const ranked = intakes.map((intake) => ({ intake, rank: rank(intake) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || (a.rank[1] < b.rank[1] ? -1 : a.rank[1] > b.rank[1] ? 1 : 0));
  return ranked[0]?.intake;
}
