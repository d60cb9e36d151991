// The service worker, loaded by `/sw.js`: pages come from the network first, and from what was kept when there is none.

import { asset, page, picture } from "./worker/answer.js";
import { adopt, begin, remember } from "./worker/keep.js";
import { isAsset, release } from "./worker/release.js";

addEventListener("install", (event) => event.waitUntil(adopt().catch(() => {})));
addEventListener("activate", (event) => event.waitUntil(begin().catch(() => {})));
addEventListener("message", (event) => {
  const { data, source } = event;
  if (Array.isArray(data?.saved) && source) event.waitUntil(remember(data.saved, source.url).catch(() => {}));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(release.root)) return;
  if (isAsset(pathname)) event.respondWith(asset(request));
  else if (request.mode === "navigate" || pathname.endsWith("/")) event.respondWith(page(event));
  else if (request.destination === "image") event.respondWith(picture(event));
});
