// Back leads to the place that one left, also where a script fills the page after the browser has looked for that place.

/** How long the page is waited for, in milliseconds. */
const PATIENCE = 5000;

/** Keeps the place with the entry of the history, and looks for it again when the page is long enough. */
export function keepPlace(window) {
  const { document, history } = window;
  window.addEventListener("pagehide", () => history.replaceState({ ...history.state, place: window.scrollY }, ""));
  const place = history.state?.place;
  if (!place) return;
  const watch = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < place + window.innerHeight) return;
    watch.disconnect();
    window.scrollTo(0, place);
  });
  watch.observe(document.body);
  const leave = () => watch.disconnect();
  // Whoever moves first has chosen another place.
  for (const own of ["wheel", "touchstart", "keydown", "pointerdown"]) window.addEventListener(own, leave, { once: true, passive: true });
  setTimeout(leave, PATIENCE);
}
