/**
 * Days in the person's words. Written here, where what a browser needs for it is kept between pages: in Chromium the
 * first date in a process takes 20 ms, which the page would wait for.
 */

/** How days are written, by time zone. @type {Map<string | undefined, Intl.DateTimeFormat>} */
const formats = new Map();

/** The interface's language; some systems name theirs as no date can be written in ("en-US@posix"). */
function language() {
  try {
    return Intl.getCanonicalLocales(chrome.i18n.getUILanguage());
  } catch {
    return undefined;
  }
}

/** @param {string} [timeZone] */
function format(timeZone) {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone });
  formats.set(timeZone, known);
  return known;
}

/** Has ready what days are written with: what a click does while the page is taken in. */
export function ready() {
  format().format(0);
}

/** The day of a date without a clock is the same everywhere. @param {string | null} iso */
function day(iso) {
  const date = iso === null ? null : new Date(iso);
  if (iso === null || date === null || Number.isNaN(date.getTime())) return null;
  return format(iso.length <= 10 ? 'UTC' : undefined).format(date);
}

/** When an article was published, and when it was changed where that was on another day. @param {Metadata} metadata @returns {Days} */
export function daysOf({ published, modified }) {
  const isSame = published?.slice(0, 10) === modified?.slice(0, 10);
  return { published: day(published), modified: isSame ? null : day(modified) };
}
