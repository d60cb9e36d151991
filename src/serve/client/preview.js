// What `nghe serve` adds to a page: it listens for changes, takes them in, and shows the bar and the overlay.
// Every word comes from the program.

const script = document.currentScript;
const path = location.pathname;
/** Where the page was scrolled to before it was loaded anew, by its path. */
const PLACE = `nghe-place ${path}`;
/** Whether the bar is open, on all pages. */
const OPEN = "nghe-open";

let bytes = script.dataset.bytes;
/** The addresses of the style sheets by their names, as the page has them. */
const styles = JSON.parse(script.dataset.styles);
/** The errors that were closed, so that only others bring the overlay back. */
let closed = "";

// A page that is being written must not come from a store.
delete document.body.dataset.worker;
restorePlace();
const root = attach();
listen();

/** The shadow that the bar and the overlay live in, so that no style of the site reaches them. */
function attach() {
  const host = document.createElement("nghe-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = element("link", { rel: "stylesheet", href: "/__nghe/preview.css" });
  shadow.append(sheet, element("div", { className: "bar" }), element("div", { className: "overlay" }));
  document.body.append(host);
  return shadow;
}

function listen() {
  const events = new EventSource(`/__nghe/events?path=${encodeURIComponent(path)}`);
  events.addEventListener("message", (event) => take(JSON.parse(event.data)));
  events.addEventListener("error", () => root.querySelector(".lost")?.removeAttribute("hidden"));
}

/** Takes the newest state in: another page, another style, other errors. */
function take(state) {
  if (state.bytes !== null && state.bytes !== bytes) {
    reload();
    return;
  }
  for (const [name, href] of Object.entries(state.styles)) swapStyle(name, href);
  showBar(state);
  showErrors(state);
  if (state.unpublished) markLinks();
}

function reload() {
  sessionStorage.setItem(PLACE, JSON.stringify([scrollX, scrollY]));
  location.reload();
}

/** Goes back to where the reader was, and again once the page has its height, unless the reader went on in between. */
function restorePlace() {
  const place = sessionStorage.getItem(PLACE);
  if (place === null) return;
  sessionStorage.removeItem(PLACE);
  const [left, top] = JSON.parse(place);
  const go = () => scrollTo({ left, top, behavior: "instant" });
  go();
  const reached = [scrollX, scrollY].join();
  const isThere = () => [scrollX, scrollY].join() === reached;
  addEventListener("load", () => isThere() && go(), { once: true });
}

/** Puts the new style sheet in the place of the old one once it is there, so that the page is never bare. */
function swapStyle(name, href) {
  if (styles[name] === href) return;
  const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
  const old = links.find((link) => link.getAttribute("href") === styles[name]);
  styles[name] = href;
  if (!old) return;
  const fresh = old.cloneNode();
  fresh.setAttribute("href", href);
  fresh.addEventListener("load", () => old.remove());
  old.after(fresh);
}

function showBar({ page, errors, more, words }) {
  const details = element("details", { open: localStorage.getItem(OPEN) === "yes" });
  details.addEventListener("toggle", () => {
    localStorage.setItem(OPEN, details.open ? "yes" : "no");
    makeRoom();
  });
  const source = page.files.map((file) => file.name).join(", ") || words.no_file;
  const summary = element("summary", {}, [
    element("strong", {}, [words.preview]),
    page.mark && element("span", { className: "mark" }, [page.mark]),
    element("span", {}, [source]),
    errors.length > 0 && element("span", { className: "bad" }, [`${errors.length + more} ${words.errors}`]),
    page.warnings.length > 0 &&
      element("span", { className: "warn" }, [`${words.warnings}: ${page.warnings.length}`]),
    element("span", { className: "lost bad", hidden: true, role: "status" }, [words.lost]),
  ]);
  details.append(summary, facts(page, words));
  if (errors.length > 0) details.lastChild.append(button(words.show_errors, () => openErrors(errors, more, words)));
  const bar = element("aside", { lang: words.language, ariaLabel: words.preview }, [details]);
  root.querySelector(".bar").replaceChildren(bar);
  makeRoom();
}

function facts(page, words) {
  const rows = [
    [words.made_from, page.files.length > 0 ? list(page.files.map((file) => link(file, words))) : words.no_file],
    page.template && [words.template, link(page.template, words)],
    [words.reviewed, page.reviewed ?? words.never_reviewed],
    page.weight && [words.weight, page.weight],
    [words.warnings, page.warnings.length > 0 ? list(page.warnings.map((one) => problem(one, words))) : words.no_warnings],
  ];
  const cells = rows
    .filter(Boolean)
    .flatMap(([term, value]) => [element("dt", {}, [term]), element("dd", {}, [value])]);
  return element("div", { className: "facts" }, [element("dl", {}, cells)]);
}

/** Leaves room below the page, so that the bar covers nothing of it. */
function makeRoom() {
  const bar = root.querySelector("aside");
  document.documentElement.style.paddingBlockEnd = bar ? `${bar.offsetHeight}px` : "";
}

function showErrors({ errors, more, words }) {
  const overlay = root.querySelector(".overlay");
  if (errors.length === 0) {
    closed = "";
    overlay.replaceChildren();
  } else if (JSON.stringify(errors) !== closed) {
    openErrors(errors, more, words);
  }
}

function openErrors(errors, more, words) {
  const title = element("h2", { id: "title", tabIndex: -1 }, [words.mend]);
  const dialog = element("dialog", { lang: words.language }, [
    title,
    element("p", {}, [words.stands]),
    element("ol", {}, errors.map((one) => element("li", {}, [problem(one, words)]))),
    more > 0 && element("p", {}, [`${more} ${words.more}`]),
    button(words.close, () => dialog.close()),
  ]);
  dialog.setAttribute("aria-labelledby", "title");
  dialog.addEventListener("close", () => {
    closed = JSON.stringify(errors);
    dialog.remove();
  });
  root.querySelector(".overlay").replaceChildren(dialog);
  dialog.showModal();
  title.focus();
}

function problem({ code, message, hint, place }, words) {
  return element("div", {}, [
    element("p", { className: "message" }, [`${message} [`, explanation(code, words), "]"]),
    hint && element("p", { className: "remedy" }, [`${words.remedy}: ${hint}`]),
    element("p", { className: "place" }, [link(place, words)]),
  ]);
}

/** The code of a finding, which leads to what it means; the page stays open beside it. */
function explanation(code, words) {
  const made = element("a", { href: `/__nghe/explain/${code}`, target: "_blank", rel: "noopener" }, [code]);
  made.setAttribute("aria-label", `${words.explain} ${code}`);
  return made;
}

/** A place in a file: its path to copy, and a link that opens it. */
function link(place, words) {
  const name = element("code", {}, [place.path ?? place.name]);
  if (!place.link) return name;
  const open = element("a", { href: place.link }, [words.open]);
  open.setAttribute("aria-label", `${words.open}: ${place.name}`);
  return element("span", {}, [name, " ", open]);
}

function list(items) {
  return element("ul", {}, items.map((item) => element("li", {}, [item])));
}

function button(text, press) {
  const made = element("button", { type: "button" }, [text]);
  made.addEventListener("click", press);
  return made;
}

/** Marks every link to a record that the public does not see yet, or not any more. */
async function markLinks() {
  const answer = await fetch("/__nghe/unpublished");
  const marks = await answer.json();
  for (const one of document.querySelectorAll("a[href]")) {
    const mark = marks[one.getAttribute("href")];
    if (!mark || one.querySelector("nghe-mark")) continue;
    const host = document.createElement("nghe-mark");
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = element("link", { rel: "stylesheet", href: "/__nghe/preview.css" });
    shadow.append(sheet, element("span", { className: "badge" }, [mark]));
    one.append(" ", host);
  }
}

/** An element with its properties and what stands in it; texts stay texts, whatever they hold. */
function element(name, properties = {}, children = []) {
  const made = document.createElement(name);
  const { role, ...others } = properties;
  Object.assign(made, others);
  if (role) made.setAttribute("role", role);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}
