/** A way to report a page that is read badly: a file on the person's own disk, and nothing sent. */
{
  const { make, text } = stillpage;

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
      const saving = actions.annex('save').then(() => stillpage.saveReport(report));
      said.textContent = await saving.catch((error) => text('takeFailed', String(error?.message ?? error)));
    };
    const button = stillpage.wordButton('reportSave', 'act', () => void act());
    return make('details', 'report', make('summary', '', text('report')), make('p', '', text('reportHint')), button, said);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { reportView });
}
