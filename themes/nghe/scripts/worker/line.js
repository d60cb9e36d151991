// The line at the top of a page that is shown as it was kept. Its words are those of the page for no network, in its language.

import { dayOf } from "./day.js";
import { editionOf, release } from "./release.js";
import { storeOf } from "./store.js";

const store = storeOf(registration.scope);

/**
 * A copy with the line, which stands first in what the page is about.
 *
 * @param {import("./store.js").Copy} copy
 * @param {"offline" | "late"} why
 */
export async function lined({ response, path, at }, why) {
  const words = await store.copy(editionOf(path) + release.offline).catch(() => undefined);
  const line = words ? lineOf(await words.response.text(), why, at) : "";
  const html = (await response.text()).replace(/<main\b[^>]*>/, (main) => main + line);
  return new Response(html, { headers: response.headers });
}

/** @param {string} html @param {string} why @param {number} at */
function lineOf(html, why, at) {
  const [, tag, line] = new RegExp(`<template([^>]*\\bdata-line=["']?${why}\\b[^>]*)>([^]*?)</template>`).exec(html) ?? [, "", ""];
  const told = (/** @type {string} */ name) => new RegExp(`\\bdata-${name}=["']?([\\w-]+)`).exec(tag)?.[1];
  return line.replace("{date}", () => dayOf(at, { locale: told("locale"), day: told("day"), month: told("month") }));
}
