// Answers: pages by the network if it gives one in time, else as they were kept, with a line that says so; files as they were
// kept, since they never change.

import { opened, releaseOf, take } from "./keep.js";
import { lined } from "./line.js";
import { editionOf, pathOf, release } from "./release.js";
import { storeOf } from "./store.js";

const store = storeOf(registration.scope);

/** How long a visitor waits for the network while there is a copy, in milliseconds. */
const PATIENCE = 3_500;

/** A page, for a visitor or for a script that reads it. @param {FetchEvent} event */
export async function page(event) {
  const path = pathOf(event.request.url);
  const arriving = arrival(event);
  let shown = "network";
  event.waitUntil(arriving.then((answer) => take(answer.clone(), path, () => shown === "network" && event.resultingClientId)).catch(() => {}));
  const copy = await copyFor(event, path).catch(() => undefined);
  const answer = await Promise.race([arriving.catch(() => undefined), ...(copy ? [patience()] : [])]);
  if (answer && (answer.status < 500 || !copy)) return answer;
  if (copy) {
    shown = "copy";
    if (event.resultingClientId) event.waitUntil(opened(event.resultingClientId, copy).catch(() => {}));
    return lined(copy, answer === undefined ? "offline" : "late");
  }
  return (event.request.mode === "navigate" && (await offline(path).catch(() => undefined))) || Response.error();
}

/** What the network gives; the browser may have asked before the worker was awake. @param {FetchEvent} event */
async function arrival({ request, preloadResponse }) {
  return (await preloadResponse) ?? fetch(request);
}

/** Gives null when the time is over. */
function patience() {
  return new Promise((done) => setTimeout(done, PATIENCE, null));
}

/** The copy of a page. A script gets it only if it is of the release of the script's own page. @param {FetchEvent} event @param {string} path */
async function copyFor({ request, clientId }, path) {
  const copy = await store.copy(path);
  if (!copy || request.mode === "navigate") return copy;
  return copy.release && copy.release === (await releaseOf(clientId)) ? copy : undefined;
}

/** The page that stands for what was not kept. @param {string} path */
async function offline(path) {
  const copy = await store.copy(editionOf(path) + release.offline);
  return copy && new Response(copy.response.body, { status: 503, headers: copy.response.headers });
}

/** A file that is named by its bytes. @param {Request} request */
export async function asset(request) {
  const { pathname } = new URL(request.url);
  const kept = await store.file(pathname).catch(() => undefined);
  if (kept) return kept;
  const answer = await fetch(request);
  keepFile(pathname, answer);
  return answer;
}

/** A picture of the content, which keeps its name when it changes. @param {FetchEvent} event */
export async function picture({ request }) {
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request);
    keepFile(pathname, answer);
    return answer;
  } catch (error) {
    const kept = await store.file(pathname).catch(() => undefined);
    if (kept) return kept;
    throw error;
  }
}

/** Keeps a file for as long as a page names it. @param {string} path @param {Response} answer */
function keepFile(path, answer) {
  if (!answer.ok || answer.status !== 200 || answer.type !== "basic") return;
  const copy = answer.clone();
  store.files().then((files) => files.put(path, copy)).catch(() => {});
}
