/** Waiting for conditions, never for time. */

/** How long a condition is waited for, in milliseconds. */
const LIMIT = 20_000;
/** Milliseconds between two looks. */
const STEP = 25;
/** Looks that are still taken once the time is over, as a share of those that fit it: a machine may stand still while the clock goes on. */
const LATE = 1 / 8;

/**
 * Waits until `look` gives a value that is not null, undefined or false, and gives it back.
 *
 * @template T
 * @param {string} what for the error, should it never come
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} look
 * @param {number} [limit] in milliseconds
 * @returns {Promise<T>}
 */
export async function until(what, look, limit = LIMIT) {
  const end = Date.now() + limit;
  let left = (limit / STEP) * LATE;
  /** @type {unknown} */
  let last;
  for (;;) {
    try {
      const value = await look();
      if (value !== null && value !== undefined && value !== false) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end && (left -= 1) < 0) throw new Error(`${what}: not within ${limit} ms`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
