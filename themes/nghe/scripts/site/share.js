// Sharing a page: by the phone's own sheet, or by a copied link. Both buttons are hidden until they can work.

/** Shows the buttons that this browser can serve. */
export function offerSharing(document, navigator) {
  const bar = document.querySelector("[data-share]");
  if (!bar) return;
  const url = document.querySelector("link[rel=canonical]")?.href ?? document.URL;
  const [share, copy] = ["share", "copy"].map((name) => bar.querySelector(`[data-do=${name}]`));
  const status = bar.querySelector("[role=status]");
  if (navigator.share) {
    share.hidden = false;
    // A visitor who closes the sheet changes their mind, which is no fault to tell.
    share.firstElementChild.addEventListener("click", () => navigator.share({ title: document.title, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.firstElementChild.addEventListener("click", async () => say(status, await copied(navigator.clipboard, url)));
  }
}

/** Copies a text; whether it worked. */
export async function copied(clipboard, text) {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Says how copying went, again and again when it is asked for again and again. */
function say(status, done) {
  status.textContent = "";
  setTimeout(() => {
    status.textContent = done ? status.dataset.done : status.dataset.failed;
  }, 50);
}
