/** Further pages of an article: fetched from the page's own place, on request, and taken in like the page itself. */
{
  const { document, parseDocument } = stillpageAccess;

  /** How long a page is waited for, in milliseconds. */
  const PATIENCE = 20_000;
  /** Most bytes of one page. */
  const MOST_BYTES = 8_000_000;

  /** The encoding that a response names, else that of the page it belongs to. @param {Response} response */
  const encodingOf = (response) =>
    /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? document.characterSet;

  /** @param {Response} response @param {ArrayBuffer} bytes */
  const decoded = (response, bytes) => {
    try {
      return new TextDecoder(encodingOf(response)).decode(bytes);
    } catch {
      return new TextDecoder().decode(bytes);
    }
  };

  /**
   * Fetches and captures a page of this origin. No script of it runs, and nothing in it loads.
   *
   * @param {string} address
   * @returns {Promise<Capture>}
   */
  const fetchPage = async (address) => {
    if (URL.parse(address)?.origin !== location.origin) throw new Error(address);
    const response = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) });
    const isHere = URL.parse(response.url)?.origin === location.origin;
    const isHtml = /html/i.test(response.headers.get('content-type') ?? '');
    if (!response.ok || !isHere || !isHtml) throw new Error(`${address}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const parsed = bytes.byteLength <= MOST_BYTES ? parseDocument(decoded(response, bytes)) : null;
    const { capture } = parsed === null ? { capture: null } : stillpageCapture({ document: parsed, url: response.url });
    if (capture === null) throw new Error(address);
    return capture;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { fetchPage });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
