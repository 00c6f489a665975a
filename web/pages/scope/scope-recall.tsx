import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { SendBar } from '../../records/form-parts.tsx';
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

function DeclareDialog({
  choice,
  onClose,
}: {
  readonly choice: Choice;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('recall.declareTitle', { boundary: t(`boundary.${choice.boundary}`) })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <p className="will grave">
        {t('recall.declareWill', { units: choice.units, cartons: choice.cartons })}{' '}
        {!choice.allowed && t('recall.leavesOut', { count: choice.notClearedOutside })}
      </p>
      <DeclareForm choice={choice} onClose={onClose} />
    </Modal>
  );
}

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
      ...Object.fromEntries(wished.map((field) => [field, textOf(said, field)])),
    };
    const to = '/firms/$firm/$plural/$id';
    declare.mutate(input, {
      onSuccess: ({ id }) => void navigate({ to, params: { firm, plural: 'recalls', id }, search: {} }),
    });
  };
  return { declare, send };
}

function DeclareForm({
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
  const isMissing = (field: Field): boolean => needed.includes(field) && textOf(said, field) === '';
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (!needed.some(isMissing)) send(said);
      }}
    >
      {[...needed, ...WISHED].map((field) => (
        <DeclareField
          key={field}
          field={field}
          value={said[field] ?? ''}
          isNeeded={needed.includes(field)}
          isMissing={wasSent && isMissing(field)}
          onChange={(value) => setSaid({ ...said, [field]: value })}
        />
      ))}
      <SendBar
        error={declare.error}
        isPending={declare.isPending}
        isGrave
        says={t('recall.declare')}
        onClose={onClose}
      />
    </form>
  );
}

function DeclareField({
  field,
  value,
  isNeeded,
  isMissing,
  onChange,
}: {
  readonly field: Field;
  readonly value: string;
  readonly isNeeded: boolean;
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const t = useTranslations();
  const Input = LONG.includes(field) ? Textarea : TextInput;
  return (
    <Input
      label={t(field === 'title' || field === 'despite' ? `recall.${field}` : `field.${field}`)}
      withAsterisk={isNeeded}
      value={value}
      error={isMissing ? t('gate.needed') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
