// A video plays in the page when it is asked for; until then nothing is fetched from its host.

/** Shows the buttons that play a video here. */
export function offerPlayers(document) {
  for (const button of document.querySelectorAll("button[data-player-src]")) {
    button.hidden = false;
    button.addEventListener("click", () => play(document, button), { once: true });
  }
}

/** Puts the player in the place of its button. */
function play(document, button) {
  const { playerSrc, playerTitle } = button.dataset;
  const frame = document.createElement("iframe");
  // The player runs its own script and keeps its own data; it can neither leave its frame nor open windows.
  frame.sandbox = "allow-scripts allow-same-origin allow-presentation";
  Object.assign(frame, { src: playerSrc, title: playerTitle, allow: "autoplay; fullscreen", allowFullscreen: true });
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  button.replaceWith(frame);
  frame.focus();
}
