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
    copy: 'M7 7h9v9H7zM4 13V4h9',
    done: 'M4.5 10.5 8.5 14.5 15.5 6',
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
