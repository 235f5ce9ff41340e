/** The results as one page that needs nothing else: no script, no network. */
import type { Chart } from "./chart.js";
import type { Policy } from "./experiment.js";
import { ARTICLE_CHARTS, LATER } from "./experiments/all.js";
import type { Machine } from "./machine.js";
import { PAGE_STYLE } from "./page-style.js";
import { patternDefinitions } from "./palette.js";
import { type ExperimentResult, type SubjectResult, sampleOf } from "./results.js";
import { chartWidth, drawChart, escapeText, HALF_ROW_WIDTH } from "./svg.js";
import { formatSample } from "./units.js";
import { type JudgedStatement, judge, type Outcome, type Verdict } from "./verdict.js";

const OUTCOME_CLASSES: Readonly<Record<Outcome, string>> = {
  reproduced: "reproduced",
  "mostly reproduced": "mostly",
  "partly reproduced": "partly",
  "not reproduced": "not",
  unclear: "unmeasured",
  "not measured": "unmeasured",
};

const SYMBOLS: Readonly<Record<Outcome, string>> = {
  reproduced: "✓",
  "mostly reproduced": "✓",
  "partly reproduced": "~",
  "not reproduced": "✗",
  unclear: "?",
  "not measured": "?",
};

function outcomeHtml(outcome: Outcome): string {
  return `<span class="outcome ${OUTCOME_CLASSES[outcome]}">${SYMBOLS[outcome]} ${outcome}</span>`;
}

function machineHtml(machine: Machine, quick: boolean): string {
  const { processor, cores, memoryGiB, system, node, minipy, cpythons, date, load } = machine;
  const when = date.replace("T", " ").replace(/\.\d+Z$/, " UTC");
  const rows: [string, string][] = [
    ["Processor", `${processor}, ${cores} ${cores === 1 ? "core" : "cores"}, ${memoryGiB} GiB`],
    ["System", system],
    ["minipy", `${minipy}, Node ${node}`],
    ["Beside it", cpythons.length === 0 ? "no CPython was found" : cpythons.join(", ")],
    ["When", `${when}${quick ? ", with --quick: small counts, few repetitions" : ""}`],
    ["Load before", `${load} (processes that wanted a core, in the minute before)`],
  ];
  return `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${escapeText(text)}</dd>`).join("")}</dl>`;
}

function figureHtml(chart: Chart, id: string): string {
  const size = chartWidth(chart) > HALF_ROW_WIDTH ? ' class="whole-row"' : "";
  return `<figure${size}><figcaption>${escapeText(chart.title)}</figcaption>${drawChart(chart, id)}</figure>`;
}

function chartsHtml(result: ExperimentResult): string {
  const charts = (result.experiment.charts?.(result) ?? []).filter(({ series }) => series.length > 0);
  const { name } = result.experiment;
  return charts.map((chart, i) => figureHtml(chart, `${name}-${i}`)).join("");
}

function articleCharts(results: readonly ExperimentResult[]): string {
  const found = ARTICLE_CHARTS.flatMap((name) =>
    results.filter(({ experiment }) => experiment.name === name),
  );
  const charts = found.map(chartsHtml).join("");
  if (charts === "") return "";
  return `<h2>The article's charts</h2><p class="quiet">Bars are medians of the repetitions; the thin mark goes from the lowest to the highest.</p><div class="charts">${charts}</div>`;
}

// What the table of claims shows of a subject: the first figure, or why there is none.
function headline(result: ExperimentResult, measured: SubjectResult | undefined): string {
  if (measured === undefined) return "–";
  const [figure] = result.experiment.figures;
  const sample = sampleOf(measured, figure);
  if (sample !== undefined) return formatSample(sample, figure.unit);
  const reason = measured.failed ? "failed" : (measured.remark ?? "not measured");
  return `<span class="quiet">${escapeText(reason)}</span>`;
}

function cpythonCell(result: ExperimentResult): string {
  const cells = result.subjects
    .filter(({ subject }) => subject.policy === undefined)
    .map(
      (measured) =>
        `${escapeText(measured.subject.title.replace("CPython ", ""))}: ${headline(result, measured)}`,
    );
  return cells.length === 0 ? "–" : cells.join("<br>");
}

/** What the verdict says beside its outcome: how each statement came out, and what speaks against believing it. */
function verdictWords({ statements, caveats }: Verdict): string {
  const words = statements.map(({ says, measured, held, of }) => {
    if (of === 0) return `not measured whether ${says}`;
    return held > of / 2 ? `${says} (${measured})` : `it did not hold that ${says} (${measured})`;
  });
  const doubts = caveats.map((caveat) => `<span class="caveat">${escapeText(caveat)}</span>`);
  return [escapeText(words.join("; ")), ...doubts].join(". ");
}

function claimRows(result: ExperimentResult): string {
  const { experiment, subjects } = result;
  const under = (policy: Policy) =>
    headline(
      result,
      subjects.find(({ subject }) => subject.policy === policy),
    );
  const { name, row, claim, articleFigure } = experiment;
  const verdict = judge(result);
  const figures = [
    escapeText(articleFigure),
    `<span class="quiet">${escapeText(experiment.figures[0].name)}</span>`,
    cpythonCell(result),
    under("request"),
    under("interval"),
  ];
  const claimCells = `<td rowspan="2">${row}</td><td rowspan="2"><a href="#${name}">${escapeText(claim)}</a></td>`;
  return (
    `<tr class="figures">${claimCells}${figures.map((cell) => `<td>${cell}</td>`).join("")}</tr>` +
    `<tr class="verdict"><td colspan="5">${outcomeHtml(verdict.outcome)}: ${verdictWords(verdict)}</td></tr>`
  );
}

function claimsTable(results: readonly ExperimentResult[]): string {
  const titles = [
    "",
    "Claim",
    "The article's figure",
    "Measured",
    "CPython, beside it",
    "minipy request",
    "minipy interval",
  ];
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join("");
  const later = LATER.map(
    ({ row, claim, needs }) =>
      `<tr class="quiet"><td>${row}</td><td>${escapeText(claim)}</td><td colspan="5">later: it needs ${escapeText(needs)}</td></tr>`,
  );
  return `<h2>Claim by claim</h2><p>minipy has two GILs: <b>request</b> is that of Python 3.2 and later, <b>interval</b> that of Python 2.</p><div class="wide"><table class="claims"><thead><tr>${head}</tr></thead><tbody>${results.map(claimRows).join("")}${later.join("")}</tbody></table></div>`;
}

function statementHtml({ says, measured, held, of }: JudgedStatement): string {
  if (of === 0) return `<li>${escapeText(says)}: <b>not measured</b></li>`;
  const often = of === 1 ? (held === 1 ? "held" : "did not hold") : `held in ${held} of ${of} repetitions`;
  return `<li>${escapeText(says)}: <b>${escapeText(measured)}</b>, ${often}</li>`;
}

function figuresTable(result: ExperimentResult): string {
  const head = result.subjects.map(
    ({ subject }) => `<th class="number" scope="col">${escapeText(subject.title)}</th>`,
  );
  const rows = result.experiment.figures.flatMap((figure) => {
    const samples = result.subjects.map((measured) => sampleOf(measured, figure));
    if (samples.every((sample) => sample === undefined)) return [];
    const cells = samples.map(
      (sample) => `<td class="number">${sample === undefined ? "–" : formatSample(sample, figure.unit)}</td>`,
    );
    return [`<tr><th scope="row">${escapeText(figure.name)}</th>${cells.join("")}</tr>`];
  });
  return `<div class="wide"><table><thead><tr><th scope="col">median (lowest–highest)</th>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function programsHtml({ experiment, subjects }: ExperimentResult): string {
  const [first] = subjects;
  const context = { subject: first.subject, quick: false, addresses: [] };
  const files = [...new Set(experiment.runs(context).map(({ file }) => `examples/${file}`))];
  const counts = subjects.map(({ subject, repetitions }) => `${subject.title}: ${repetitions.length}`);
  return `<p class="quiet">Program: ${files.map((file) => `<code>${file}</code>`).join(", ")}. Repetitions: ${counts.join(", ")}. CPython elsewhere: ${escapeText(experiment.published)}.</p>`;
}

function experimentHtml(result: ExperimentResult): string {
  const { name, row, title, claim } = result.experiment;
  const { outcome, statements, caveats } = judge(result);
  const charts = ARTICLE_CHARTS.includes(name) ? "" : `<div class="charts">${chartsHtml(result)}</div>`;
  const warnings = caveats.map((caveat) => `<li class="caveat">${escapeText(caveat)}</li>`);
  return `<section class="experiment" id="${name}"><h3>${escapeText(row)}: ${escapeText(title)}</h3><p>${escapeText(claim)}</p><p>${outcomeHtml(outcome)}</p><ul>${statements.map(statementHtml).join("")}${warnings.join("")}</ul>${charts}${figuresTable(result)}${programsHtml(result)}</section>`;
}

/** The page. */
export function htmlReport(machine: Machine, results: readonly ExperimentResult[], quick: boolean): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>minipy lab: the article's claims, measured</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${patternDefinitions()}
<h1>The article's claims about the GIL, measured</h1>
<p class="quiet">By <code>minipy lab</code>, on this machine:</p>
${machineHtml(machine, quick)}
${articleCharts(results)}
${claimsTable(results)}
<h2>The experiments</h2>
<p>A claim counts as reproduced when each statement below it held in every repetition; as mostly reproduced when each held in most of them. It is unclear when it did not hold, but other processes took part of the machine most of the time.</p>
${results.map(experimentHtml).join("\n")}
</body>
</html>
`;
}
