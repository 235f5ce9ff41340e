/** The report's style sheet: for screens light and dark, narrow and wide, and for paper. */
import { DARK_COLOURS, LIGHT_COLOURS } from "./palette.js";

const properties = (colours: readonly string[]) =>
  colours.map((colour, i) => `--series-${i}: ${colour};`).join(" ");
const fills = LIGHT_COLOURS.map((_, i) => `.fill-${i} { fill: var(--series-${i}); }`).join("\n");

export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1c1e21; --quiet: #5b626b; --line: #d9dde2; --panel: #f6f7f9;
  --good: #00704f; --fair: #8a5a00; --bad: #a8321f;
  ${properties(LIGHT_COLOURS)}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #15181c; --text: #e4e7eb; --quiet: #9aa3ad; --line: #363c44; --panel: #1e2227;
    --good: #4ad0a0; --fair: #f0b429; --bad: #ff8f7a;
    ${properties(DARK_COLOURS)}
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 74rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 0.25rem; line-height: 1.2; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 0.5rem; }
p { max-width: 46rem; margin: 0.5rem 0; }
a { color: inherit; }
code { font: 0.88em ui-monospace, monospace; }
.quiet { color: var(--quiet); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); gap: 1.25rem 2rem; }
figure { margin: 0; }
figcaption { font-weight: 600; margin-bottom: 0.4rem; }
.definitions { position: absolute; }
.chart { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
.charts figure:not(.whole-row) { max-width: 36rem; }
.whole-row { grid-column: 1 / -1; }
.chart text { fill: var(--text); }
.chart .tick, .chart .axis { fill: var(--quiet); }
.chart .value { font-size: 10.5px; paint-order: stroke; stroke: var(--page); stroke-width: 3px; }
.chart .grid { stroke: var(--line); }
.chart .base { stroke: var(--quiet); }
.chart .bar { stroke: var(--text); stroke-width: 0.5px; }
.chart .range { stroke: var(--text); stroke-width: 1.25px; fill: none; }
.hatch { stroke: var(--page); stroke-width: 1.4px; fill: var(--page); opacity: 0.75; }
.hatch path { fill: none; }
${fills}
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; border-bottom-width: 2px; white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.claims { width: 100%; }
.claims td { font-variant-numeric: tabular-nums; }
.claims .figures td { border-bottom: none; padding-bottom: 0.1rem; }
.claims .verdict td { padding-top: 0.1rem; }
.claims [rowspan] { border-bottom: 1px solid var(--line) !important; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.25rem; margin: 0.75rem 0; font-size: 0.9rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.outcome { font-weight: 600; white-space: nowrap; }
.reproduced { color: var(--good); }
.mostly, .partly, .unmeasured { color: var(--fair); }
.not { color: var(--bad); }
ul { padding-left: 1.2rem; margin: 0.5rem 0; max-width: 60rem; }
.caveat { color: var(--fair); }
section.experiment { border-top: 1px solid var(--line); margin-top: 2.5rem; }
@media print {
  body { font-size: 10.5pt; max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  .charts { display: block; }
  figure { margin-bottom: 1rem; }
  .chart { max-width: 16cm; }
  .whole-row .chart { max-width: none; }
  .bar, .hatch, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
