/** A report of a page: a file on the person's own disk, and nothing sent. */
{
  const { make, text } = stillpage;

  const NAME = 'stillpage-report.json';

  /** Makes the file and says how true it is to the page. @param {ViewActions} actions */
  const save = async (actions) => {
    const reply = await actions.report?.();
    if (reply?.status !== 'read') throw new Error(reply?.message ?? text('failedGone'));
    stillpage.saveFile(NAME, 'application/json', reply.text);
    return reply.differing === 0 ? text('reportSame') : text('reportDiffers', String(reply.differing));
  };

  /**
   * Puts in what a report is, and the button that makes one.
   *
   * @param {HTMLElement} element
   * @param {ViewActions} actions
   */
  const fillReport = (element, actions) => {
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    const act = async () => {
      said.textContent = '';
      said.textContent = await save(actions).catch((error) => text('takeFailed', String(error?.message ?? error)));
    };
    const button = stillpage.wordButton('reportSave', 'act', () => void act());
    element.append(make('p', '', text('reportHint')), button, said);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { fillReport });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
