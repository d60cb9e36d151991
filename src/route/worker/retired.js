// No page is kept any more: this worker takes the place of an earlier one, deletes what that kept, and goes.
addEventListener("activate", (event) => {
  // Another site may lie on the same host: each names its caches by its own address, at the end.
  const own = (name) => name.endsWith(` ${registration.scope}`);
  const clear = async () => Promise.all((await caches.keys()).filter(own).map((name) => caches.delete(name)));
  event.waitUntil(clear().finally(() => registration.unregister()));
});
