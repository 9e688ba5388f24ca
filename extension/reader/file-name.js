/** Names for files that the reader saves. */
{
  /** Longest name, in characters, without its ending. */
  const LONGEST = 80;
  /** What some file system takes for something else: signs, control and format characters. */
  const SPECIAL = /[\p{C}\\/:*?"<>|]+/gu;
  /** Names that mean devices on some systems. */
  const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

  /**
   * The name of a file, from the title of an article, that every file system takes.
   *
   * @param {string | null} title
   * @param {string} ending without its dot
   */
  const fileName = (title, ending) => {
    const plain = (title ?? '').replace(SPECIAL, ' ').replace(/\s+/g, ' ').trim();
    const short = [...plain].slice(0, LONGEST).join('').replace(/^[. ]+|[. ]+$/g, '');
    const name = short === '' || DEVICE.test(short) ? `article ${short}`.trim() : short;
    return `${name}.${ending}`;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { fileName });
}
