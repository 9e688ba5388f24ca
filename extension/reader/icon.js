/** The few signs on the reader's buttons, drawn as paths. */
{
  const SVG = 'http://www.w3.org/2000/svg';

  /** Paths on a grid of 20 by 20, stroked. */
  const PATHS = {
    type: 'M2.5 15.5 7 4.5l4.5 11M4 12h6M18 10.2v5.3M18 12.9a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0Z',
    close: 'M5 5l10 10M15 5 5 15',
    calm: 'M2.5 7c2.5-2.4 5-2.4 7.5 0s5 2.4 7.5 0M2.5 13c2.5-2.4 5-2.4 7.5 0s5 2.4 7.5 0',
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
