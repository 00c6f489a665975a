import { Button, Textarea } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { ProblemState } from '../../ui/states.tsx';
import { KindWord, isKind } from '../../ui/values.tsx';
import type { NamedSuspect } from './scope-search.ts';
import { codesOf, suspectOfThing, sureSuspect } from './suspect-things.ts';
import type { Found, Thing } from './suspect-things.ts';

/** Codes looked up, several at once: the sure ones are added, and those that may be several things are a choice. */
export function SuspectCodes({
  onAdd,
}: {
  readonly onAdd: (suspects: readonly NamedSuspect[]) => void;
}): ReactNode {
  const firm = useFirmId();
  const [typed, setTyped] = useState('');
  const looking = useMutation({
    mutationFn: (codes: readonly string[]) =>
      Promise.all(codes.map((code) => callOperation('code.find', { firm, input: { code } }))),
    onSuccess: (found) => {
      onAdd(found.flatMap((one) => sureSuspect(one)?.suspect ?? []));
      setTyped('');
    },
  });
  return (
    <div className="stack">
      <CodesForm onLook={looking.mutate} isLooking={looking.isPending} typed={typed} setTyped={setTyped} />
      <div role="status" className="stack">
        {looking.data?.map((found) => (
          <LookedUp key={found.typed} found={found} onAdd={onAdd} />
        ))}
      </div>
      {looking.isError && <ProblemState error={looking.error} retry={() => looking.mutate(codesOf(typed))} />}
    </div>
  );
}

function CodesForm({
  onLook,
  isLooking,
  typed,
  setTyped,
}: {
  readonly onLook: (codes: readonly string[]) => void;
  readonly isLooking: boolean;
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
}): ReactNode {
  const t = useTranslations('scope');
  const look = (): void => {
    const codes = codesOf(typed);
    if (codes.length > 0) onLook(codes);
  };
  return (
    <form
      role="search"
      aria-label={t('code')}
      className="row scope-look"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <Textarea
        aria-label={t('code')}
        placeholder={t('codePlaceholder')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={20_000}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          look();
        }}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconSearch aria-hidden size={16} />}
        loading={isLooking}
      >
        {t('look')}
      </Button>
    </form>
  );
}

function LookedUp({
  found,
  onAdd,
}: {
  readonly found: Found;
  readonly onAdd: (suspects: readonly NamedSuspect[]) => void;
}): ReactNode {
  const t = useTranslations('scope');
  const words = useTranslations('kind');
  const sure = sureSuspect(found);
  const code = found.typed;
  if (sure !== null) return <p className="soft">{t('added', { label: sure.thing.label })}</p>;
  const things = [...found.things, ...found.suggestions];
  if (things.length === 0) return <p>{t('nothing', { code })}</p>;
  const usable = things.flatMap((thing) => {
    const suspect = suspectOfThing(thing);
    return suspect === null ? [] : [{ thing, suspect }];
  });
  const kind = things[0]?.kind ?? '';
  if (usable.length === 0) return <p>{t('notSuspect', { code, kind: isKind(kind) ? words(kind) : kind })}</p>;
  return (
    <div>
      <p>{t(found.things.length === 0 ? 'look_alike' : 'several', { code })}</p>
      <ul className="plain-list">
        {usable.map(({ thing, suspect }) => (
          <ThingChoice key={`${thing.kind} ${thing.id}`} thing={thing} onPick={() => onAdd([suspect])} />
        ))}
      </ul>
    </div>
  );
}

function ThingChoice({ thing, onPick }: { readonly thing: Thing; readonly onPick: () => void }): ReactNode {
  const t = useTranslations('scope');
  return (
    <li className="row apart">
      <span>
        <span className="soft">
          <KindWord kind={thing.kind} />
        </span>{' '}
        <strong>{thing.label}</strong>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus aria-hidden size={14} />}
        aria-label={t('add', { label: thing.label })}
        onClick={onPick}
      >
        {t('add', { label: '' })}
      </Button>
    </li>
  );
}
