/** The few signs on the reader's buttons, drawn as paths. */
{
  const { document } = stillpageAccess;
  const SVG = 'http://www.w3.org/2000/svg';

  /** Paths on a grid of 20 by 20, stroked. */
  const PATHS = {
    type: 'M2.5 15.5 7 4.5l4.5 11M4 12h6M18 10.2v5.3M18 12.9a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0Z',
    outline: 'M3 5h.5M3 10h.5M3 15h.5M7 5h10M7 10h10M7 15h7',
    take: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M4 13v3h12v-3',
    help: 'M7.2 7.4a2.8 2.8 0 1 1 4.3 2.4c-.9.6-1.5 1.1-1.5 2.2M10 15.2v.4',
    close: 'M5 5l10 10M15 5 5 15',
    calm: 'M2.5 7c2.5-2.4 5-2.4 7.5 0s5 2.4 7.5 0M2.5 13c2.5-2.4 5-2.4 7.5 0s5 2.4 7.5 0',
    pick: 'M3 7V3.5h3.5M13.5 3.5H17V7M3 13v3.5h3.5M9 8.5l8 3-3.5 1.5L12 16.5Z',
    copy: 'M7 7h9v9H7zM4 13V4h9',
    done: 'M4.5 10.5 8.5 14.5 15.5 6',
    aloud: 'M3.5 12.4V10a6.5 6.5 0 0 1 13 0v2.4M3.5 12.2h2.3v4.3H4.6a1.1 1.1 0 0 1-1.1-1.1ZM16.5 12.2h-2.3v4.3h1.2a1.1 1.1 0 0 0 1.1-1.1Z',
    play: 'M7 4.6v10.8l8.6-5.4Z',
    pause: 'M7 5v10M13 5v10',
    back: 'M12 5l-5 5 5 5',
    forward: 'M8 5l5 5-5 5',
    passageBack: 'M9.5 5l-5 5 5 5M15.5 5l-5 5 5 5',
    passageForward: 'M4.5 5l5 5-5 5M10.5 5l5 5-5 5',
    notes: 'M4 15.8l.7-3.2L13.2 4.1a1.7 1.7 0 0 1 2.5 2.5L7.2 15.1ZM11.6 5.7l2.5 2.5M11 16h5.5',
    remark: 'M4 4.5h12v8.8H9.2L6 16v-2.7H4ZM7 7.8h6M7 10.3h4',
    quote: 'M4 12.6V10a4 4 0 0 1 3.4-4M4 10.2h3.4v3.6H4ZM11.5 12.6V10a4 4 0 0 1 3.4-4M11.5 10.2h3.4v3.6h-3.4Z',
    look: 'M4.5 4.2h4A1.7 1.7 0 0 1 10 5.8a1.7 1.7 0 0 1 1.5-1.6h4v10h-4a1.7 1.7 0 0 0-1.5 1.6 1.7 1.7 0 0 0-1.5-1.6h-4ZM10 5.8v10',
    delete: 'M4.5 6h11M8 6V4.4h4V6M6 6l.6 9.6h6.8L14 6M8.7 8.6v4.6M11.3 8.6v4.6',
    swatch: '',
    manner: 'M3.5 6.5h6.5M14.5 6.5h2M12.2 4.2v4.6M3.5 13.5h2M10 13.5h6.5M7.8 11.2v4.6',
    minus: 'M5 10h10',
    plus: 'M5 10h10M10 5v10',
  };

  /** @param {keyof typeof PATHS} name */
  const icon = (name) => {
    const svg = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', PATHS[name]);
    svg.append(path);
    return svg;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { icon });
}
