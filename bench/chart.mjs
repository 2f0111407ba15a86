/**
 * The chart of a run as SVG: a row for each program, a dot for each engine, placed by how many times faster than the base engine it is, on
 * a logarithmic scale; a suite ends with its geometric means. Light and dark follow the reader's settings. Used by `run.mjs --svg`.
 */
import { ratio } from "./results.mjs";

const LABEL = 150;
const PLOT = 640;
const RIGHT = 30;
const ROW = 20;
const colours = {
  tsuki: ["#0a66c2", "#5aa9ff"],
  "tsuki-interpreter": ["#7aa7d9", "#38618c"],
  native: ["#444444", "#cccccc"],
  luajit: ["#b35900", "#ff9d4d"],
  "luajit-interpreter": ["#d9a36b", "#8a5a2b"],
  wasmoon: ["#6f42c1", "#b392f0"],
  fengari: ["#1a7f37", "#56d364"],
  node: ["#444444", "#cccccc"],
};

const escapeText = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const className = (engine) => `e-${engine.replace(/[^a-z]/g, "-")}`;

/** 1, 2 and 5 times powers of ten inside the scale. */
function ticks(low, high) {
  const marks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of [1, 2, 5]) marks.push(digit * 10 ** power);
  }
  return marks.filter((mark) => mark >= low * 0.999 && mark <= high * 1.001);
}

/** Rows of a suite: programs, then the geometric means. */
function rowsOf(suite) {
  const rows = suite.results.map((result) => ({
    label: result.name,
    values: suite.engines.map((engine) => [engine, ratio(result, engine, suite.base)]),
  }));
  const means = suite.engines.map((engine) => [engine, engine === suite.base ? 1 : suite.summary[engine]?.geometricMean]);
  return [...rows, { label: "geometric mean", mean: true, values: means }].map((row) => ({
    ...row,
    values: row.values.filter(([, value]) => value !== undefined && value > 0),
  }));
}

function drawSuite(suite, top) {
  const rows = rowsOf(suite);
  const values = rows.flatMap((row) => row.values.map(([, value]) => value));
  const low = Math.min(0.5, ...values) / 1.15;
  const high = Math.max(2, ...values) * 1.15;
  const x = (value) => LABEL + (PLOT * Math.log(value / low)) / Math.log(high / low);
  const bottom = top + 30 + rows.length * ROW;
  const parts = [
    `<text class="title" x="0" y="${top + 12}">${escapeText(suite.suite)}: times faster than ${escapeText(suite.base)}</text>`,
  ];
  for (const mark of ticks(low, high)) {
    const at = x(mark).toFixed(1);
    parts.push(`<line class="${mark === 1 ? "one" : "grid"}" x1="${at}" x2="${at}" y1="${top + 22}" y2="${bottom}"/>`);
    parts.push(`<text class="tick" x="${at}" y="${bottom + 14}">${Number(mark.toPrecision(2))}</text>`);
  }
  rows.forEach((row, index) => {
    const y = top + 36 + index * ROW;
    parts.push(`<text class="label${row.mean ? " mean" : ""}" x="${LABEL - 10}" y="${y + 4}">${escapeText(row.label)}</text>`);
    for (const [engine, value] of row.values) {
      const size = engine === "tsuki" ? 5.5 : 4;
      parts.push(
        `<circle class="${className(engine)}" cx="${x(value).toFixed(1)}" cy="${y}" r="${size}"><title>${escapeText(`${row.label}, ${engine}: ${value.toFixed(2)}x`)}</title></circle>`,
      );
    }
  });
  return { svg: parts.join("\n"), bottom: bottom + 24 };
}

/** The SVG text of a run: the suites whose figures are times, one under the other. */
export function drawChart(run) {
  const suites = run.suites.filter((suite) => suite.unit === "ms" && suite.results.length > 0 && suite.engines.length > 1);
  const engines = [...new Set(suites.flatMap((suite) => suite.engines))];
  const width = LABEL + PLOT + RIGHT;
  let left = 0;
  const legend = engines.map((engine) => {
    const item = `<circle class="${className(engine)}" cx="${left + 6}" cy="34" r="5"/><text x="${left + 16}" y="38">${escapeText(engine)}</text>`;
    left += 34 + engine.length * 7;
    return item;
  });
  let top = 56;
  const drawn = suites.map((suite) => {
    const { svg, bottom } = drawSuite(suite, top);
    top = bottom + 16;
    return svg;
  });
  const style = (shade) =>
    engines.map((engine) => `.${className(engine)} { fill: ${(colours[engine] ?? colours.native)[shade]} }`).join(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 0 ${width + 24} ${top}" width="${width + 24}" height="${top}" role="img">
<style>
svg { background: #ffffff } text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 14px } .label { text-anchor: end } .mean { font-weight: 600 } .tick { text-anchor: middle; fill: #656d76 }
.grid { stroke: #d8dee4 } .one { stroke: #656d76; stroke-width: 1.5 } circle { fill-opacity: 0.9 }
${style(0)}
@media (prefers-color-scheme: dark) {
svg { background: #0d1117 } text { fill: #e6edf3 } .tick { fill: #8d96a0 } .grid { stroke: #30363d } .one { stroke: #8d96a0 }
${style(1)}
}
</style>
<text class="tick" x="0" y="14" style="text-anchor: start">${escapeText(`${run.date.slice(0, 10)}, Node ${run.node}, ${run.machine}; right is faster`)}</text>
${legend.join("\n")}
${drawn.join("\n")}
</svg>
`;
}
