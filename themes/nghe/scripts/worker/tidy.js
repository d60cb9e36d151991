// Clearing away: the oldest pages above a number, and the files that no page names which is kept or open.

import { isCode, ofCode } from "./names.js";
import { release, withinEdition } from "./release.js";
import { storeOf } from "./store.js";

const store = storeOf(registration.scope);

/** How many pages are kept. */
const MOST = 100;
/** What the names begin with of what is noted of tabs. */
const TAB = "client ";
/** For how long a tab may not be known yet that has just been opened, in milliseconds. */
const OPENING = 10_000;

/** Under which name it is noted what a tab shows. @param {string} client */
export const tab = (client) => `${TAB}${client}`;

/** @param {number} [part] of the room that may be filled */
export async function tidy(part = 1) {
  const kept = await pages(MOST * part);
  const live = new Set([...kept, ...(await tabs())].flatMap(({ names }) => names));
  for (const name of live) {
    // The set grows while it is gone through.
    const file = isCode(name) && (await store.file(name));
    if (file) for (const other of ofCode(await file.text(), name)) live.add(other);
  }
  const files = await store.files();
  const dead = (await files.keys()).filter(({ url }) => !live.has(new URL(url).pathname));
  await Promise.all(dead.map((request) => files.delete(request)));
}

/** The pages that stay; drops the others. @param {number} most */
async function pages(most) {
  const copies = await store.copies();
  const saved = new Set((await store.note("saved")) ?? []);
  const lasts = (/** @type {string} */ path) =>
    release.lasting.includes(path) || (path.startsWith(release.programmes) && saved.has(path.slice(release.programmes.length, -1)));
  const spare = copies.filter(({ path }) => !lasts(withinEdition(path))).sort((a, b) => b.kept - a.kept);
  const dropped = new Set(spare.slice(Math.max(0, most - (copies.length - spare.length))));
  const cache = await store.pages();
  await Promise.all([...dropped].map(({ path }) => cache.delete(path)));
  return copies.filter((copy) => !dropped.has(copy));
}

/** What open tabs show, which may be of an earlier release; forgets those that are closed. */
async function tabs() {
  const shown = [];
  for (const name of (await store.names()).filter((name) => name.startsWith(TAB))) {
    const noted = await store.note(name);
    const isThere = Date.now() - noted.at < OPENING || (await clients.get(name.slice(TAB.length)));
    if (isThere) shown.push(noted);
    else await store.erase(name);
  }
  return shown;
}
