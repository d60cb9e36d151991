// Paper has no buttons: everything that is folded is open while the page is printed.

/** Opens all details before printing, and folds those again that were folded. */
export function openForPrint(window) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const folded = window.document.querySelectorAll("details:not([open])");
    opened = [...folded].map((details) => ({ details, name: details.name }));
    for (const { details } of opened) {
      // Of details with one name only one can be open.
      details.removeAttribute("name");
      details.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const { details, name } of opened) {
      details.open = false;
      if (name) details.name = name;
    }
    opened = [];
  });
}
