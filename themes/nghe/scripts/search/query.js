/** The search with all that it can do. Pages take it in two steps, since few need the second. */
import { search as answer } from "./answer.js";
import { mend } from "./mend.js";

export { kindOf } from "./answer.js";

/** @type {typeof answer} */
export const search = (index, text, options) => answer(index, text, { mend, ...options });
