/** The files of the pictures that an article shows, for those who save them with it. */
{
  /** Types that books and pages can hold; the core takes the same: src/render/picture.rs. */
  const TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
  const MOST = 200;
  /** Of all together, in bytes: messages of browsers end at 64 MB. */
  const MOST_BYTES = 40_000_000;
  /** How long one is waited for, in milliseconds. */
  const PATIENCE = 10_000;

  /**
   * @param {string} url
   * @returns {Promise<Picture | null>} null where its server does not hand it to others, or it is no picture
   */
  const fetchOne = async (url) => {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await fetch(url, { cache: 'force-cache', credentials: 'omit', referrerPolicy: 'no-referrer', signal });
      const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
      if (!response.ok || !TYPES.includes(type)) return null;
      return { url, type, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch {
      return null;
    }
  };

  /**
   * The pictures of an article, and how many could not be had.
   *
   * @param {HTMLElement} article
   * @param {Range | null} range the part of it that is wanted alone
   */
  const fetchPictures = async (article, range) => {
    const all = [...article.querySelectorAll('img')].filter((image) => range === null || range.intersectsNode(image));
    const sources = all.map((image) => image.getAttribute('src') ?? '');
    const wanted = [...new Set(sources)].filter((url) => url !== '');
    const found = await Promise.all(wanted.slice(0, MOST).map(fetchOne));
    let room = MOST_BYTES;
    const pictures = found.filter((picture) => picture !== null).filter(({ bytes }) => (room -= bytes.length) >= 0);
    return { pictures, missing: wanted.length - pictures.length };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { fetchPictures });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
