// Sharing a page: by the phone's own sheet, by a copied link, or through a network. Both buttons are hidden until they can work.

/** The pages whose address says what is typed and chosen; elsewhere what follows a "?" is none of the page's. */
const STATED = "#_finder, #_compare";

/** Shows the buttons that this browser can serve. */
export function offerSharing(document, navigator) {
  const bar = document.querySelector("[data-share]");
  if (!bar) return;
  const page = document.querySelector("link[rel=canonical]")?.href ?? document.URL;
  const address = () => (document.querySelector(STATED) ? page + document.location.search : page);
  const [share, copy] = ["share", "copy"].map((name) => bar.querySelector(`[data-do=${name}]`));
  const status = bar.querySelector("[role=status]");
  if (navigator.share) {
    share.hidden = false;
    // A visitor who closes the sheet changes their mind, which is no fault to tell.
    share.firstElementChild.addEventListener("click", () => navigator.share({ title: document.title, url: address() }).catch(() => {}));
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.firstElementChild.addEventListener("click", async () => say(status, await copied(navigator.clipboard, address())));
  }
  // Without a script, and where nothing is chosen, the links have the address of the page.
  bar.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    if (link && address() !== page) link.href = sharing(link.href, address());
  });
}

/** The link of a network, or of a letter, for another address. */
export function sharing(href, address) {
  if (href.startsWith("mailto:")) return href.replace(/(?<=body=).*/, encodeURIComponent(address));
  const link = new URL(href);
  if (link.searchParams.has("u")) link.searchParams.set("u", address);
  else link.searchParams.set("d", btoa(JSON.stringify({ url: address })));
  return link.href;
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
