// The answers of a quiz as an address and as points. Pure.

/**
 * The answers in a text: for each question the number of the option from 1, 0 where none is chosen.
 *
 * @param {string} text such as `#d=1.0.4`
 * @param {number[]} options how many options each question has
 * @returns {number[] | undefined} `undefined` when the text has no answers, or those of another quiz
 */
export function answersOf(text, options) {
  const numbers = /(?:^|#)d=(\d+(?:\.\d+)*)$/.exec(text)?.[1].split(".").map(Number);
  const fits = numbers?.length === options.length && numbers.every((number, at) => number <= options[at]);
  return fits ? numbers : undefined;
}

/** The text of answers. @param {number[]} answers */
export function textOf(answers) {
  return `#d=${answers.join(".")}`;
}

/**
 * The groups in the order of their points, the most first; equals stay in the order in which they came.
 *
 * @param {string[]} groups
 * @param {Record<string, number>[]} chosen the points of each option that was chosen, by group
 * @returns {{ group: string, points: number }[]}
 */
export function ranked(groups, chosen) {
  const points = (/** @type {string} */ group) => chosen.reduce((sum, option) => sum + (option[group] ?? 0), 0);
  return groups.map((group) => ({ group, points: points(group) })).sort((a, b) => b.points - a.points);
}
