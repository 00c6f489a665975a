import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { ActDialog, SaidInput } from '../../records/act-dialog.tsx';
import { questionOf } from './scope-search.ts';
import type { Summary } from './scope-search.ts';
import { useScopeSearch } from './use-scope.ts';

type Choice = Summary['boundaries'][number];

/** The way from a chosen boundary to a recall. */
export function ScopeRecall({ choice }: { readonly choice: Choice }): ReactNode {
  const t = useTranslations();
  const mayDeclare = useMayDo()('override-release');
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <p className="no-print">
      <Button color="red" size="compact-sm" disabled={!mayDeclare} onClick={open}>
        {t('recall.declare')}
      </Button>{' '}
      {!mayDeclare && <span className="soft">{t('recall.mayNotDeclare')}</span>}
      {isOpen && <DeclareDialog choice={choice} onClose={close} />}
    </p>
  );
}

const NEEDED = ['title', 'reason', 'declaredBy'] as const;
const WISHED = ['role', 'advice', 'adviceChinese'] as const;
const LONG: readonly string[] = ['reason', 'advice', 'adviceChinese', 'despite'];
type Field = (typeof NEEDED)[number] | (typeof WISHED)[number] | 'despite';

type Said = Partial<Record<Field, string>>;
const textOf = (said: Said, field: Field): string => (said[field] ?? '').trim();

/** Declares it, and goes to its page. */
function useDeclaring({ boundary }: Choice) {
  const firm = useFirmId();
  const navigate = useNavigate();
  const { search } = useScopeSearch();
  const declare = useCommand('recall.declare');
  const send = (said: Said): void => {
    const wished = ([...WISHED, 'despite'] as const).filter((field) => textOf(said, field) !== '');
    const input = {
      ...questionOf(search),
      ...{ boundary, title: textOf(said, 'title'), reason: textOf(said, 'reason') },
      declaredBy: textOf(said, 'declaredBy'),
      ...(search.incident === undefined ? {} : { about: { kind: 'incident', id: search.incident } }),
      ...Object.fromEntries(wished.map((field) => [field, textOf(said, field)])),
    };
    const to = '/firms/$firm/$plural/$id';
    declare.mutate(input, {
      onSuccess: ({ id }) => void navigate({ to, params: { firm, plural: 'recalls', id }, search: {} }),
    });
  };
  return { declare, send };
}

function DeclareDialog({
  choice,
  onClose,
}: {
  readonly choice: Choice;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const { declare, send } = useDeclaring(choice);
  const [said, setSaid] = useState<Said>({});
  const [wasSent, setWasSent] = useState(false);
  const needed: readonly Field[] = choice.allowed ? NEEDED : [...NEEDED, 'despite'];
  const leavesOut = choice.allowed ? '' : t('recall.leavesOut', { count: choice.notClearedOutside });
  return (
    <ActDialog
      title={t('recall.declareTitle', { boundary: t(`boundary.${choice.boundary}`) })}
      will={`${t('recall.declareWill', { units: choice.units, cartons: choice.cartons })} ${leavesOut}`}
      isGrave
      says={t('recall.declare')}
      sending={declare}
      send={() => {
        setWasSent(true);
        if (!needed.some((field) => textOf(said, field) === '')) send(said);
      }}
      onClose={onClose}
    >
      {[...needed, ...WISHED].map((field) => (
        <SaidInput
          key={field}
          label={t(field === 'title' || field === 'despite' ? `recall.${field}` : `field.${field}`)}
          {...(LONG.includes(field) ? { lines: 2 } : {})}
          value={said[field] ?? ''}
          change={(value) => setSaid({ ...said, [field]: value })}
          wasSent={wasSent}
          isNeeded={needed.includes(field)}
        />
      ))}
    </ActDialog>
  );
}
