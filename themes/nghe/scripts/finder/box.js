// The box in the head of a page: a combobox whose list has the best records of each kind, as one types. The
// search itself is that of the finder, which a browser fetches once for both.

/** How many kinds are named, and how many records of each; of programmes more. */
const KINDS = 6;
const FEW = 3;
const MORE = 5;

const form = document.getElementById("_search");

async function start() {
  try {
    const finder = await import("../finder.js");
    // The page of the finder has all words, and says where the index is.
    const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), "text/html");
    document.head.append(page.getElementById("_finder-style"));
    suggest(finder, await finder.load(page.getElementById("_finder")));
  } catch {
    // The form still leads to the finder, whose choices are there without the index.
    form.addEventListener("focusin", start, { once: true });
  }
}
start();

/** Makes the box a combobox. @param {typeof import("../finder.js")} finder @param {import("./load.js").Found} found */
function suggest({ ask, link, make, title }, { index, word }) {
  const input = form.q;
  const list = make("div", { role: "listbox", id: "_found", "aria-label": word("results") });
  const status = make("p", { role: "status", class: "unseen" });
  let active;
  form.append(list, status);

  const expand = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    activate();
  };
  const activate = (option) => {
    active?.removeAttribute("aria-selected");
    active = option;
    active?.setAttribute("aria-selected", true);
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    const { groups, docs, corrected, question } = ask(index, input.value, show);
    let number = 0;
    const attributes = () => ({ role: "option", id: `_found-${number++}`, tabindex: -1 });
    const option = (doc) => {
      const item = link(index, doc, question(doc), attributes());
      if (doc < index.programmes) item.append(make("span", {}, title(index, index.schools.from + index.programme.school[doc] - 1)));
      return item;
    };
    list.replaceChildren(...groups.slice(0, KINDS).map(({ kind, docs }) =>
      make("div", { role: "group", "aria-label": word(`kind-${kind}`) }, ...docs.slice(0, kind === "programme" ? MORE : FEW).map(option))));
    if (docs.length) list.append(make("a", { ...attributes(), href: `${form.action}?q=${encodeURIComponent(input.value)}` }, word("all", { n: docs.length })));
    expand(docs.length > 0);
    const long = input.value.trim().length > 1;
    status.textContent = long ? (corrected ? word("corrected", { text: corrected }) : "") + word("found", { n: docs.length }) : "";
  };

  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "_found" })) input.setAttribute(name, value);
  expand(false);
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) show();
    else if (step) {
      // From the last option one comes back to the box, and from there to the first.
      const options = [undefined, ...list.querySelectorAll("a")];
      activate(options.at((options.indexOf(active) + step) % options.length));
    } else if (event.key === "Enter" && active) active.click();
    else if (event.key === "Escape" && !list.hidden) expand(false);
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || expand(false));
  if (document.activeElement === input && input.value) show();
  // What the first search makes for all others is made before somebody waits for it: it takes any two letters.
  else setTimeout(() => ask(index, "an", show));
}
