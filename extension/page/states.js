/** What a page drops of its article while it is read stays: states that it was in are read along. */
{
  /** Most states that are kept of one page: each is read anew with each that comes. */
  const MOST_STATES = 20;

  /** What an article shows, without folds, which are named by numbers that move. @param {ReadResult} result */
  const blocksOf = (result) => stillpage.planKeys(result).filter((key) => !key.startsWith('?'));

  /**
   * Reads a page as it is now; where something that is shown is gone from it, along with the state before.
   *
   * @param {Capture} fresh
   * @param {Capture | null} last what was read last
   * @param {Result | undefined} shown
   * @param {(capture: Capture) => Promise<ReadReply>} read
   * @returns {Promise<{capture: Capture, reply: ReadReply}>}
   */
  const readState = async (fresh, last, shown, read) => {
    const { more, earlier = [], ...before } = last ?? {};
    const now = { ...fresh, ...(more && { more }), ...(earlier.length > 0 && { earlier }) };
    const reply = await read(now);
    if (!last || shown?.status !== 'read' || reply.result.status !== 'read' || earlier.length >= MOST_STATES) return { capture: now, reply };
    const after = blocksOf(reply.result);
    const there = new Set(after);
    if (blocksOf(shown).every((key) => there.has(key))) return { capture: now, reply };
    const both = { ...now, earlier: [...earlier, before] };
    const woven = await read(both);
    // What was only written anew is no reason to keep a state.
    const holdsMore = woven.result.status === 'read' && blocksOf(woven.result).length > after.length;
    return holdsMore ? { capture: both, reply: woven } : { capture: now, reply };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { readState });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
