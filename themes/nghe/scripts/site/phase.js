// Where an instant stands in a span of time. Pure: the clock is an argument.

/** The phases in the order in which time passes through them. */
export const PHASES = ["before", "during", "soon", "after"];

const DAY = 86_400_000;

/**
 * The phase of a span at an instant.
 *
 * @param {number} now milliseconds since 1970
 * @param {{from?: string, to?: string, soon?: string}} span first and last instant as ISO 8601, either may be
 *   missing; `soon` is the number of days before the end that count as soon
 * @returns {string} one of PHASES
 */
export function phase(now, { from, to, soon }) {
  const end = to ? Date.parse(to) : Infinity;
  if (now >= end) return "after";
  if (from && now < Date.parse(from)) return "before";
  return soon && now >= end - soon * DAY ? "soon" : "during";
}

/**
 * The phase to show: time only goes forward, so a page never falls back behind what it was made with. A school that
 * opens early says so in its state, which the dates alone would not tell.
 *
 * @param {string} shown the phase that the page shows
 * @param {string} told the phase by the clock
 * @returns {string} the later of the two
 */
export function later(shown, told) {
  return PHASES.indexOf(told) > PHASES.indexOf(shown) ? told : shown;
}
