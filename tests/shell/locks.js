/** Stands in for the browser's locks: all as one. */

/** The end of what holds the lock. @type {Promise<unknown>} */
let held = Promise.resolve();

export const locks = {
  /** @param {string} _name @param {() => Promise<unknown>} work */
  request(_name, work) {
    const done = held.then(work);
    held = done.catch(() => {});
    return done;
  },
};

Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
