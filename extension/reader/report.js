/** A way to report a page that is read badly. */
{
  const { make, text } = stillpage;

  /** Null where the page is out of reach. @param {ViewActions} actions */
  const reportView = (actions) => {
    if (actions.report === null) return null;
    const element = make('details', 'report', make('summary', '', text('report')));
    const fill = () => actions.annex('save').then(() => stillpage.fillReport(element, actions));
    element.addEventListener('toggle', () => void fill().catch((error) => element.append(text('takeFailed', String(error)))), { once: true });
    return element;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { reportView });
}
