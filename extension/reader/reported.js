/** The file of a report. */
{
  const { text } = stillpage;

  const NAME = 'stillpage-report.json';

  /** Makes the file and says how true it is to the page. @param {() => Promise<Reported>} report */
  const saveReport = async (report) => {
    const reply = await report();
    if (reply?.status !== 'read') throw new Error(reply?.message ?? text('failedGone'));
    stillpage.saveFile(NAME, 'application/json', reply.text);
    return reply.differing === 0 ? text('reportSame') : text('reportDiffers', String(reply.differing));
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { saveReport });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
