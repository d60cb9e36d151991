// Pages that were opened can be opened again without network: a worker keeps them (worker.js).

/**
 * Starts the worker when the page is there and the browser has nothing better to do. A browser that has none, or forbids
 * it, goes without.
 *
 * @param {Window} window
 */
export function keepOffline(window) {
  const start = async () => {
    const { worker } = window.document.body.dataset;
    if (worker) await window.navigator.serviceWorker?.register(worker);
  };
  const later = () => start().catch(() => {});
  window.addEventListener("load", () => (window.requestIdleCallback ? window.requestIdleCallback(later) : setTimeout(later, 1000)));
}
