/** A way to report a page that is read badly: a file on the person's own disk, and nothing sent. */
{
  const { make, text } = stillpage;

  const NAME = 'stillpage-report.json';

  /** Makes the file and says how true it is to the page. @param {() => Promise<Reported>} report @param {ViewActions} actions */
  const save = async (report, actions) => {
    const reply = await report();
    if (reply?.status !== 'read') throw new Error(reply?.message ?? text('failedGone'));
    await actions.annex('save');
    stillpage.saveFile(NAME, 'application/json', reply.text);
    return reply.differing === 0 ? text('reportSame') : text('reportDiffers', String(reply.differing));
  };

  /**
   * What a report is, and the button that makes it; null where the page is out of reach.
   *
   * @param {ViewActions} actions
   */
  const reportView = (actions) => {
    const { report } = actions;
    if (report === null) return null;
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    const act = async () => {
      said.textContent = '';
      said.textContent = await save(report, actions).catch((error) => text('takeFailed', String(error?.message ?? error)));
    };
    const button = stillpage.wordButton('reportSave', 'act', () => void act());
    return make('details', 'report', make('summary', '', text('report')), make('p', '', text('reportHint')), button, said);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { reportView });
}
