// Pages that were opened can be opened again without network: a worker keeps them (worker.js).

/**
 * Starts the worker when the page is there and the browser has nothing better to do. A browser that has none, or forbids
 * it, goes without.
 *
 * @param {Window} window
 */
export function keepOffline(window) {
  const { document, navigator } = window;
  const start = async () => {
    const { worker } = document.body.dataset;
    if (worker) await navigator.serviceWorker?.register(worker);
  };
  const later = () => start().catch(() => {});
  // The worker of a newer release waits until no page is in sight.
  const tell = async () => {
    if (document.visibilityState === "visible") return;
    const found = await navigator.serviceWorker?.getRegistration();
    found?.waiting?.postMessage("hidden");
  };
  document.addEventListener("visibilitychange", () => tell().catch(() => {}));
  window.addEventListener("load", () => (window.requestIdleCallback ? window.requestIdleCallback(later) : setTimeout(later, 1000)));
}
