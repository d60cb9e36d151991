// Elements, and titles in their own spelling with what was found in them marked.

import { highlight, href, title } from "../search/show.js";

/** An element with attributes and what stands in it. */
export function make(name, attributes, ...inside) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...inside);
  return element;
}

/** The title of a record. */
export function marked(index, doc, question) {
  const text = title(index, doc);
  let at = 0;
  const parts = highlight(index, doc, question).flatMap(([from, to]) => [text.slice(at, from), make("mark", {}, text.slice(from, (at = to)))]);
  return [...parts, text.slice(at)];
}

/** A link to a record. */
export const link = (index, doc, question, attributes) => make("a", { href: href(index, doc), ...attributes }, ...marked(index, doc, question));

/** A button that does something. */
export function button(text, act) {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}
