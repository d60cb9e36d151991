addEventListener("message", (event) => {
  if (event.data !== "hidden") return;
  const open = clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOutOfSight = (pages) => pages.length > 0 && pages.every(({ visibilityState }) => visibilityState === "hidden");
  event.waitUntil(open.then((pages) => isOutOfSight(pages) && skipWaiting()));
});
