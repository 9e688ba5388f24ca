/**
 * The bundled font for who finds letters hard to tell apart: in the page for as long as the reader is open
 * with it. No policy of a page has a say in fonts that come as bytes.
 */
{
  const { document } = stillpageAccess;
  const FAMILY = 'Stillpage Legible';
  const WEIGHTS = '200 800';

  /** @type {Promise<FontFace[]> | null} */
  let faces = null;

  /** What there is of the font: its files, each for its own characters. */
  const load = async () => {
    /** @type {LegibleFile[]} */
    const files = await stillpage.ask({ type: 'font' });
    return files.map(({ bytes, range }) => new FontFace(FAMILY, bytes, { weight: WEIGHTS, unicodeRange: range }));
  };

  /** Brings the font; until it is there, and where it does not come, the next in the list shows. Gives back what takes it away. */
  const useLegible = () => {
    let isUsed = true;
    /** @type {FontFace[]} */
    let added = [];
    /** @param {FontFace[]} list */
    const add = (list) => {
      if (!isUsed) return;
      added = list;
      for (const face of list) document.fonts.add(face);
    };
    faces ??= load();
    faces.then(add, () => (faces = null));
    return () => {
      isUsed = false;
      for (const face of added) document.fonts.delete(face);
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { useLegible });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
