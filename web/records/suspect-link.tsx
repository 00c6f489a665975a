import { Button } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { InputOf } from '../client/call.ts';
import { useFirmId, useMayDo } from '../client/firm.ts';
import type { AnyRecord } from './list-columns.tsx';

type Suspect = InputOf<'scope.summary'>['suspects'][number];

/** The way from a record's page to the question what it touched; nothing for what cannot be suspect. */
export function SuspectLink({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations('scope');
  const firm = useFirmId();
  const mayDo = useMayDo();
  const { carton } = useSearch({ strict: false });
  if (isEvidence(record.kind) && !record.withdrawn && mayDo('trace'))
    return <EvidenceLink kind={record.kind} id={record.id} />;
  const search = questionAbout(record, typeof carton === 'number' ? carton : null);
  if (search === null || record.withdrawn || !mayDo('trace')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconTargetArrow aria-hidden size={16} />}
      renderRoot={(props) => <Link {...props} to="/firms/$firm/scope" params={{ firm }} search={search} />}
    >
      {t('suspectThis')}
    </Button>
  );
}

const EVIDENCE = [
  'laboratory',
  'test-report',
  'component-certificate',
  'exemption-claim',
  'label-version',
] as const;
type Evidence = (typeof EVIDENCE)[number];

function isEvidence(kind: string): kind is Evidence {
  return EVIDENCE.some((one) => one === kind);
}

/** Evidence is asked about by the runs that it proves. */
function EvidenceLink({ kind, id }: { readonly kind: Evidence; readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <Button
      variant="default"
      leftSection={<IconTargetArrow aria-hidden size={16} />}
      renderRoot={(props) => (
        <Link {...props} to="/firms/$firm/evidence-scope" params={{ firm }} search={{ kind, id }} />
      )}
    >
      {t('proof.restsOn')}
    </Button>
  );
}

function questionAbout(
  { kind, id, body }: AnyRecord,
  carton: number | null,
): { readonly suspects: readonly Suspect[] } | { readonly cartonsOf: string } | null {
  switch (kind) {
    case 'run':
    case 'material-lot':
    case 'revision':
    case 'inspection':
      return { suspects: [{ kind, id }] };
    case 'carton-series':
      return carton === null
        ? { cartonsOf: id }
        : { suspects: [{ kind: 'cartons', series: id, from: carton, to: carton + 1 }] };
    case 'shipment':
      return { cartonsOf: `shipment:${id}` };
    case 'party':
      return partyQuestion(id, body['roles']);
    default:
      return null;
  }
}

/** A supplier stands for its lots, a laboratory or inspector for its inspections. */
function partyQuestion(id: string, roles: unknown): { readonly suspects: readonly Suspect[] } | null {
  const has = (role: string): boolean => Array.isArray(roles) && roles.includes(role);
  if (has('supplier')) return { suspects: [{ kind: 'supplier', party: id }] };
  return has('laboratory') || has('inspector') ? { suspects: [{ kind: 'inspector', party: id }] } : null;
}
