// Asks the search, and loads what mends words when it is first needed.

import { search } from "../search/answer.js";

/** @type {typeof import("../search/mend.js").mend | undefined} */
let mend;

/**
 * @param {import("../search/reader.js").Index} index @param {string} text
 * @param {() => void} again what to do when the same could be answered better
 * @param {number} [now]
 */
export function ask(index, text, again, now = Date.now()) {
  const answer = search(index, text, { now, mend });
  if (answer.lost && !mend) {
    import("../search/mend.js").then((loaded) => {
      ({ mend } = loaded);
      again();
    }).catch(() => {});
  }
  return answer;
}
