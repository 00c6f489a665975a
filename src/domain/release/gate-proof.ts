import type { AskedRules } from '../testing/asked-rules.ts';
import { isProven } from '../testing/coverage.ts';
import type { Cell, CellState, CoverageRow } from '../testing/coverage.ts';
import type { Named } from '../trace/scope-report.ts';
import type { GateFacts, GateFinding, Looked } from './gate-facts.ts';
import { finding } from './gate-finding.ts';

/** States of a cell by which nobody knows, rather than something being wrong. */
const UNKNOWN_STATES: readonly CellState[] = [
  'to-be-known',
  'source-unknown',
  'not-judged',
  'verdict-unknown',
  'test-date-unknown',
];

/** Coverage whole: somebody said what applies and what is tested, nothing is banned, and every cell of the matrix is proven. */
export function coverageFindings({ plan, coverage, asked, run }: GateFacts): Looked {
  const findings = [
    ...(plan === null ? [finding('no-test-plan', {}, [run])] : []),
    ...askedFindings(asked, run),
    ...coverage.rows.flatMap(openCells),
  ];
  const evidence = plan === null ? [] : [plan];
  if (findings.length > 0 || coverage.isWhole) return { findings, evidence };
  return { findings: [finding('no-cells', {}, evidence)], evidence };
}

/** What is open about what applies: nobody asked, it is to be asked again, or a ban is among it. */
function askedFindings(asked: AskedRules | null, run: Named): GateFinding[] {
  if (asked === null) return [finding('not-asked', {}, [run])];
  const { check, stale, untested } = asked;
  const answer = { kind: 'requirement-check', id: check, name: check };
  const again =
    stale.length === 0 ? [] : [finding('ask-again', { reasons: stale.join(', ') }, [answer], [check])];
  const bans = untested
    .filter(({ isBan }) => isBan)
    .map(({ rule, state }) =>
      finding(state === 'applies' ? 'banned' : 'ban-open', { rule }, [answer], [check]),
    );
  return [...again, ...bans];
}

function openCells({ component, slot, material, colour, cells }: CoverageRow): GateFinding[] {
  return (
    cells
      // What nobody has confirmed of the law is shown in the matrix and shuts no gate.
      .filter(({ state }) => !isProven(state) && state !== 'unconfirmed')
      .map((cell) =>
        finding(
          UNKNOWN_STATES.includes(cell.state) ? 'cell-unknown' : 'cell-open',
          { component, rule: cell.rule, cell: cell.state },
          cell.evidence.map(({ kind, id, name }) => ({ kind, id, name })),
          [slot, material, colour, ...cell.lots, ...weighedAgainst(cell)],
        ),
      )
  );
}

/** The evidence nearest to a cell, with all that speaks against it. */
function weighedAgainst({ evidence }: Cell): (string | null)[] {
  return evidence.flatMap(({ kind, id, section, lot, objections }) => [
    ...[kind, id, section, lot],
    ...objections.flatMap(({ code, tested, used, assessment = null }) => [code, tested, used, assessment]),
  ]);
}

/** Material changes settled: each assessed, and tested again where that was judged to be needed. */
export function changeFindings({ changes, run }: GateFacts): Looked {
  const open = changes.filter(({ state }) => state !== 'harmless');
  const findings = open.map((change) => {
    const { state, component, slot, differs, tested, used, lots, rules, assessment } = change;
    const code = state === 'open' ? 'change-open' : 'change-to-test';
    const rests = [slot, tested, used, assessment, ...lots, ...rules];
    return finding(code, { component, differs }, [run], rests);
  });
  const settled = changes.flatMap(({ assessment }) =>
    assessment === null ? [] : [{ kind: 'change-assessment', id: assessment, name: assessment }],
  );
  return { findings, evidence: settled };
}

/** A certificate covering it. */
export function certificateFindings({ certificates, run }: GateFacts): Looked {
  const covering = certificates.filter(({ covers }) => covers);
  if (covering.length > 0) return { findings: [], evidence: covering.map(({ named }) => named) };
  // The nearest comes first; what the others are for, the page of the run tells.
  const [nearest] = certificates;
  if (nearest === undefined) return { findings: [finding('no-certificate', {}, [run])], evidence: [] };
  const { named, entry, why, reasons } = nearest;
  const values = { certificate: named.name, why: why.en, whyZh: why.zh };
  return {
    findings: [finding('certificate-unfit', values, [named], [named.id, entry, ...reasons])],
    evidence: [],
  };
}
