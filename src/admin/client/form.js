// Loads the CMS with the configuration of this site, and with our own reader and writer of its files.

import CMS from "./cms/npm/index.js";
import { formatOf } from "./records.js";

/** Where the CMS keeps what a person prefers. */
const PREFERENCES = "sveltia-cms.prefs";

/** The form speaks Vietnamese unless somebody chose another language in its settings. */
function speakVietnamese() {
  try {
    const chosen = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
    if (!chosen.locale) localStorage.setItem(PREFERENCES, JSON.stringify({ ...chosen, locale: "vi" }));
  } catch {
    // Without a store the CMS speaks the language of the browser.
  }
}

speakVietnamese();
const answer = await fetch("config.json");
const { cms, formats } = await answer.json();
for (const [name, { extension, ...kind }] of Object.entries(formats)) {
  CMS.registerCustomFormat(name, extension, formatOf(kind));
}
await CMS.init({ config: cms });
