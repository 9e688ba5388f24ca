/** A chart of time against size, on two logarithmic scales, as SVG. */

const WIDTH = 720;
const HEIGHT = 420;
const EDGE = { left: 64, right: 20, top: 20, bottom: 48 };

/** @typedef {{name: string, colour: string, points: readonly (readonly [number, number])[]}} Series */

/**
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const at = (/** @type {number} */ value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)) };
}

/** @param {number} bytes */
const size = (bytes) => (bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} KB`);

/** @param {number} milliseconds */
const time = (milliseconds) => (milliseconds >= 1000 ? `${milliseconds / 1000} s` : `${milliseconds} ms`);

/**
 * @param {string} title
 * @param {readonly Series[]} series of sizes in bytes and times in milliseconds
 */
export function chart(title, series) {
  const points = series.flatMap((one) => one.points);
  const x = scale(points.map(([bytes]) => bytes), EDGE.left, WIDTH - EDGE.right);
  const y = scale(points.map(([, ms]) => Math.max(ms, 0.1)), HEIGHT - EDGE.bottom, EDGE.top);
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>`,
  ];
  for (const tick of x.ticks) {
    out.push(`<path d="M${x.at(tick).toFixed(1)} ${EDGE.top}V${HEIGHT - EDGE.bottom}" stroke="#ddd"/>`);
    out.push(`<text x="${x.at(tick).toFixed(1)}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="middle">${size(tick)}</text>`);
  }
  for (const tick of y.ticks) {
    out.push(`<path d="M${EDGE.left} ${y.at(tick).toFixed(1)}H${WIDTH - EDGE.right}" stroke="#ddd"/>`);
    out.push(`<text x="${EDGE.left - 8}" y="${(y.at(tick) + 4).toFixed(1)}" text-anchor="end">${time(tick)}</text>`);
  }
  series.forEach(({ name, colour, points: dots }, row) => {
    for (const [bytes, ms] of dots) {
      out.push(`<circle cx="${x.at(bytes).toFixed(1)}" cy="${y.at(Math.max(ms, 0.1)).toFixed(1)}" r="3.5" fill="${colour}" fill-opacity="0.75"/>`);
    }
    out.push(`<circle cx="${EDGE.left + 16}" cy="${EDGE.top + 16 + row * 18}" r="4" fill="${colour}"/>`);
    out.push(`<text x="${EDGE.left + 26}" y="${EDGE.top + 20 + row * 18}">${name}</text>`);
  });
  out.push(`<text x="${WIDTH / 2}" y="${HEIGHT - 10}" text-anchor="middle">size of the page</text></svg>`);
  return `${out.join('\n')}\n`;
}
