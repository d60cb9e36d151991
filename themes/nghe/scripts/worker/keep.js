// Keeping pages: each with exactly the files that it names, those that belong together in one release, and none for ever.

import { described, isCode, isNeeded, ofCode } from "./names.js";
import { editionOf, isAsset, isSaving, pathOf, release, withinEdition } from "./release.js";
import { storeOf, written } from "./store.js";
import { tab, tidy } from "./tidy.js";

const store = storeOf(registration.scope);

/** How old the page for no network may become, in milliseconds: it has the telephone numbers of the site. */
const DAY = 86_400_000;
/** How long a request may take, in milliseconds. */
const LONGEST = 30_000;

/** What is kept or cleared away goes one after the other, so that none clears away what another needs. */
let last = Promise.resolve();
const inTurn = (/** @type {() => Promise<unknown>} */ work) => (last = last.then(work, work));

/** Keeps the pages that are open already, if they came before there was a worker. */
export async function adopt() {
  for (const { id, url } of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (!url.startsWith(registration.scope) || (await store.note(tab(id)))) continue;
    await take(await fetch(url, { cache: "force-cache" }), pathOf(url), () => id);
  }
}

/** Takes over from an earlier release, or from none. Pages wait until this is done, but not for what it sets off. */
export async function begin() {
  await Promise.all([clients.claim(), registration.navigationPreload?.enable(), store.clear()]);
  settle().catch(() => {});
}

/** Finds out which pages are of this release that came before its worker, and brings the others along. */
async function settle() {
  const strangers = (await store.copies()).filter(({ release }) => !release);
  for (const { path, response } of strangers) {
    const html = await response.text();
    await inTurn(() => keep(html, response.headers, described(html, path)));
  }
  const folders = new Set((await store.copies()).map(({ path }) => editionOf(path)));
  for (const folder of folders) await renew(folder);
  await inTurn(tidy);
}

/**
 * Keeps a page that came from the network, if it is one of this site; forgets one that is not there any more.
 *
 * @param {Response} answer @param {string} path @param {() => string | false} shownBy the tab that shows it, if one does
 */
export async function take(answer, path, shownBy) {
  if (answer.status === 404 || answer.status === 410) return inTurn(async () => (await store.pages()).delete(path));
  if (!isWhole(answer)) return;
  const html = await answer.text();
  const facts = described(html, path);
  if (!facts) return;
  const client = shownBy();
  if (client) await opened(client, facts);
  await inTurn(() => keep(html, answer.headers, facts));
  if (facts.release) await renew(editionOf(path));
  await inTurn(tidy);
}

/** Whether an answer is a page that may be kept. @param {Response} answer */
function isWhole({ ok, type, redirected, headers }) {
  const isPage = /^text\/html\b/.test(headers.get("content-type") ?? "");
  return ok && type === "basic" && !redirected && isPage && !/no-store/.test(headers.get("cache-control") ?? "");
}

/** Notes what a tab shows. @param {string} client @param {{ release: string, names: string[] }} facts */
export function opened(client, { release, names }) {
  return store.write(tab(client), { release, names, at: Date.now() });
}

/** The release of the page that a tab shows. @param {string} client */
export async function releaseOf(client) {
  const noted = await store.note(tab(client));
  if (noted) return noted.release;
  const shown = await clients.get(client);
  return shown && (await store.copy(pathOf(shown.url)))?.release;
}

/** Keeps a page, once all that it names is there. @param {string} html @param {Headers} headers @param {ReturnType<described>} facts */
async function keep(html, headers, facts) {
  const whole = withinEdition(facts.path) === release.finder && !isSaving();
  try {
    if (!(await gather(facts.names, whole))) return;
    const before = await store.copy(facts.path);
    // A page of an earlier release that comes once more is still of that.
    const isSame = before && before.names.join() === facts.names.join();
    const at = Date.parse(headers.get("date") ?? "") || Date.now();
    const all = { ...facts, release: facts.release || (isSame ? before.release : ""), at, kept: Date.now() };
    await (await store.pages()).put(facts.path, written(html, headers, all));
  } catch {
    // There is no room: half of the pages go, so that there is for the next.
    await tidy(0.5).catch(() => {});
  }
}

/**
 * Fetches the files that are not there yet, with what styles name, and if it is to work as a whole with what scripts load
 * later. Gives whether all are there that a page cannot do without.
 *
 * @param {string[]} names @param {boolean} whole
 */
async function gather(names, whole) {
  const all = new Set(names);
  let complete = true;
  for (const name of all) {
    const file = (await store.file(name)) ?? (await fetched(name));
    if (!file && isNeeded(name)) complete = false;
    if (file && isCode(name) && (whole || name.endsWith(".css"))) {
      for (const other of ofCode(await file.text(), name)) all.add(other);
    }
  }
  return complete;
}

/**
 * Fetches a file and keeps it. What a page has loaded lies in the browser's own cache; under Save-Data nothing else is
 * taken, and a page that is still loading is given the time to.
 *
 * @param {string} name
 * @param {number} [tries]
 * @returns {Promise<Response | undefined>}
 */
async function fetched(name, tries = 5) {
  const cache = isSaving() ? "only-if-cached" : "default";
  const answer = await fetch(name, { cache, mode: "same-origin", signal: limit() }).catch(() => undefined);
  if (answer?.ok) {
    await (await store.files()).put(name, answer.clone());
    return answer;
  }
  if (!isSaving() || !isNeeded(name) || tries === 0) return undefined;
  await new Promise((done) => setTimeout(done, 1_000));
  return (await store.file(name)) ?? fetched(name, tries - 1);
}

/** Ends a request that takes too long; old phones have no `AbortSignal.timeout`. */
function limit() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), LONGEST);
  return controller.signal;
}

/** Fetches a page and keeps it, if it can be had. @param {string} path */
async function refresh(path) {
  try {
    const answer = await fetch(path, { cache: "no-cache", signal: limit() });
    const facts = isWhole(answer) && described(await answer.clone().text(), path);
    if (facts) await inTurn(async () => keep(await answer.text(), answer.headers, facts));
  } catch {
    // Another time.
  }
}

/**
 * Brings an edition to this release: the page for no network, whose words every copy is shown with, and, since they read
 * each other, the pages that last and those of saved programmes.
 *
 * @param {string} folder
 */
async function renew(folder) {
  const offline = await store.copy(folder + release.offline);
  if (offline?.release !== release.id || Date.now() - offline.kept > DAY) await refresh(folder + release.offline);
  if (isSaving()) return;
  const saved = await savedPaths(folder);
  const together = [...release.lasting.map((path) => folder + path), ...saved];
  for (const path of together) {
    const copy = await store.copy(path);
    if (copy && copy.release !== release.id) await refresh(path);
  }
}

/** Where the pages of the saved programmes are. @param {string} folder */
async function savedPaths(folder) {
  const ids = (await store.note("saved")) ?? [];
  return ids.map((/** @type {string} */ id) => `${folder}${release.programmes}${id}/`);
}

/**
 * Keeps the programmes that the visitor saved, and the list of them.
 *
 * @param {string[]} ids @param {string} from the address at which they were saved
 */
export async function remember(ids, from) {
  await store.write("saved", ids.filter((id) => /^[a-z0-9-]+$/.test(id)));
  if (isSaving()) return;
  const folder = editionOf(pathOf(from));
  const saved = await savedPaths(folder);
  const wanted = saved.length ? [folder + release.saved, ...saved] : [];
  for (const path of wanted) if (!(await store.copy(path))) await refresh(path);
  await inTurn(tidy);
}
