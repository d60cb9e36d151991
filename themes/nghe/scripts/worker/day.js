// A day as the theme writes it.

/** @typedef {{ locale?: string, day?: string, month?: string }} Form */

/** In Vietnamese only the first two months have a zero before them. @param {number} at @param {Form} form */
export function dayOf(at, { locale, day, month }) {
  return new Date(at).toLocaleDateString(locale, { day, month, year: "numeric" }).replace(/\/0([3-9])/, "/$1");
}
