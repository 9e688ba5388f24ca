/** Turns that we and the page take: what takes long is done in pieces, so that the page does not stand still. */
{
  /** Longest piece, in milliseconds; the first comes right after the scripts were read. */
  const PIECE = 25;

  class Turns {
    /** When our turn ends, as of `performance.now()`. */
    until = performance.now() + PIECE;
    /** Whether the page has had a turn. */
    hasPaused = false;

    /** Lets the page have its turn. */
    async next() {
      this.hasPaused = true;
      const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<unknown>}}} */ (/** @type {unknown} */ (globalThis));
      await (scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
      this.until = performance.now() + PIECE;
    }
  }

  globalThis.stillpageTurns = Turns;
}
