// Calendar files (iCalendar, RFC 5545) of deadlines, by the rules of src/format/calendar.rs; both are held to
// tests/data/calendar-vectors.json.

/** How many octets a line may have before its end (RFC 5545, 3.1). */
const LINE = 75;

/**
 * @typedef {{ uid: string, stamp: string, day: string, summary: string, description: string, location?: string,
 *   url: string, alarm?: boolean }} Entry a whole day; `stamp` is an instant as `20261119T170000Z`, `day` is
 *   `2026-12-31`; with `alarm` the phone reminds a week before
 */

/**
 * A calendar of this name with these entries, in their order.
 *
 * @param {string} name
 * @param {Entry[]} entries
 * @returns {string}
 */
export function calendar(name, entries) {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nghe//Nghe//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  const lines = [...head, `NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, ...entries.flatMap(event), "END:VCALENDAR"];
  return lines.map(fold).join("");
}

/** @param {Entry} entry */
function event({ uid, stamp, day, summary, description, location, url, alarm }) {
  return [
    "BEGIN:VEVENT",
    `UID:${text(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date(day, 0)}`,
    `DTEND;VALUE=DATE:${date(day, 1)}`,
    "TRANSP:TRANSPARENT",
    `SUMMARY:${text(summary)}`,
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    ...(location ? [`LOCATION:${text(location)}`] : []),
    `URL:${url}`,
    "SEQUENCE:0",
    "STATUS:CONFIRMED",
    ...(alarm ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${text(summary)}`, "TRIGGER:-P7D", "END:VALARM"] : []),
    "END:VEVENT",
  ];
}

/** A value that is text. @param {string} value */
function text(value) {
  return value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n").replace(/\p{Cc}/gu, "");
}

/** The day some days later, in the form of the file. @param {string} day @param {number} more */
function date(day, more) {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + more);
  return at.toISOString().slice(0, 10).replaceAll("-", "");
}

/** A line, folded between characters; the space that begins a continued line counts too. @param {string} line */
function fold(line) {
  let [folded, room] = ["", LINE];
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (size > room) [folded, room] = [`${folded}\r\n `, LINE - 1];
    folded += sign;
    room -= size;
  }
  return `${folded}\r\n`;
}
