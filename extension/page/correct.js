/**
 * What a person puts right on this page. The core makes a correction of it, the background keeps that
 * for the site where it may; here it holds for this visit.
 */
{
  const { text, ask } = stillpage;

  /** Why a part cannot be put right, by the reasons of src/wasm.rs. @type {Record<string, MessageKey>} */
  const REASONS = { ambiguous: 'pickAmbiguous', 'hides-article': 'pickHidesArticle', 'no-part': 'pickNoPart' };

  /** @type {string[]} */
  const visit = stillpage.visit ?? [];

  const isPrivate = chrome.extension?.inIncognitoContext === true;

  /**
   * @param {Capture} capture
   * @param {Part} part
   * @param {boolean} remember whether to keep it for the site
   * @returns {Promise<Corrected>}
   */
  const correct = async (capture, part, remember) => {
    /** @type {CorrectReply | undefined} */
    const reply = await ask({ type: 'correct', capture, corrections: visit, part, remember: remember && !isPrivate }).catch(() => undefined);
    const { result } = reply ?? {};
    if (result?.status === 'read') {
      visit.push(result.correction);
      return { correction: result.correction, isKept: reply?.isKept === true, unkept: reply?.unkept ?? null, action: part.action };
    }
    const known = result?.status === 'refused' ? REASONS[result.reason] : undefined;
    return { failed: known ? text(known) : (result?.message ?? reply?.error ?? text('failedGone')) };
  };

  /** @param {string} correction */
  const uncorrect = async (correction) => {
    visit.splice(0, visit.length, ...visit.filter((other) => other !== correction));
    await ask({ type: 'forget', correction }).catch(() => {});
  };

  /** What to say of a correction. @param {Corrected} made */
  const correctedWords = (made) => {
    if ('failed' in made) return made.failed;
    const done = text(made.action === 'keep' ? 'correctedBack' : 'correctedOut');
    if (made.unkept !== null) return `${done} ${text('saveFailed', made.unkept)}`;
    return made.isKept ? `${done} ${text('correctedSite')}` : done;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { visit, isPrivate, correct, uncorrect, correctedWords });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
