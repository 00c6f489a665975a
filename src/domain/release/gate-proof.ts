import { isProven } from '../testing/coverage.ts';
import type { CellState, CoverageRow } from '../testing/coverage.ts';
import type { GateFacts, GateFinding, Looked } from './gate-facts.ts';

/** States of a cell by which nobody knows, rather than something being wrong. */
const UNKNOWN_STATES: readonly CellState[] = [
  'to-be-known',
  'source-unknown',
  'not-judged',
  'verdict-unknown',
  'test-date-unknown',
];

/** Coverage whole: every cell of the matrix proven, and there is one. */
export function coverageFindings({ plan, coverage, run }: GateFacts): Looked {
  if (plan === null) {
    return {
      findings: [{ code: 'no-test-plan', key: 'no-test-plan', values: {}, evidence: [run] }],
      evidence: [],
    };
  }
  const findings = coverage.rows.flatMap(openCells);
  if (findings.length === 0 && !coverage.isWhole) {
    return {
      findings: [{ code: 'no-test-plan', key: 'no-cells', values: {}, evidence: [plan] }],
      evidence: [plan],
    };
  }
  return { findings, evidence: [plan] };
}

function openCells({ component, slot, colour, cells }: CoverageRow): GateFinding[] {
  return (
    cells
      // What nobody has confirmed of the law is shown in the matrix and shuts no gate.
      .filter(({ state }) => !isProven(state) && state !== 'unconfirmed')
      .map(({ rule, state, evidence, lots }) => ({
        code: UNKNOWN_STATES.includes(state) ? ('cell-unknown' as const) : ('cell-open' as const),
        key: [rule, component, slot ?? '', colour ?? '', state, ...lots].join(' | ').slice(0, 500),
        values: { component, rule, cell: state },
        evidence: evidence.map(({ kind, id, name }) => ({ kind, id, name })),
      }))
  );
}

/** Material changes settled: each assessed, and tested again where that was judged to be needed. */
export function changeFindings({ changes, run }: GateFacts): Looked {
  const open = changes.filter(({ state }) => state !== 'harmless');
  const findings = open.map(({ state, component, slot, differs, used, lots }): GateFinding => ({
    code: state === 'open' ? 'change-open' : 'change-to-test',
    key: [component, slot ?? '', differs, used, ...lots].join(' | ').slice(0, 500),
    values: { component, differs },
    evidence: [run],
  }));
  const settled = changes.flatMap(({ assessment }) =>
    assessment === null ? [] : [{ kind: 'change-assessment', id: assessment, name: assessment }],
  );
  return { findings, evidence: settled };
}

/** A certificate covering it. */
export function certificateFindings({ certificates, run }: GateFacts): Looked {
  const covering = certificates.filter(({ covers }) => covers);
  if (covering.length > 0) return { findings: [], evidence: covering.map(({ named }) => named) };
  if (certificates.length === 0) {
    return {
      findings: [{ code: 'no-certificate', key: 'no-certificate', values: {}, evidence: [run] }],
      evidence: [],
    };
  }
  // The nearest comes first; what the others are for, the page of the run tells.
  const findings = certificates.slice(0, 1).map(({ named, why }): GateFinding => ({
    code: 'certificate-unfit',
    key: `certificate-unfit ${named.id} ${why ?? ''}`.trim(),
    values: { certificate: named.name, why: why ?? '?' },
    evidence: [named],
  }));
  return { findings, evidence: [] };
}
