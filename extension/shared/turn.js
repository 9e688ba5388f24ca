/**
 * Changes of what is stored, one after the other, wherever in the extension they are made: two at once
 * would each store what it knew before.
 *
 * @template T
 * @param {string} key of what is stored
 * @param {() => Promise<T>} change
 * @returns {Promise<T>}
 */
export const inTurn = (key, change) => navigator.locks.request(`stillpage-${key}`, change);
