import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { ListFoot } from '../../records/list-foot.tsx';
import type { ShownPages } from '../../records/list-foot.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { NoMatch } from '../../ui/states.tsx';
import { DateText, KindAndLink, NamedLink } from '../../ui/values.tsx';
import { DestroyDialog } from './destroy-dialog.tsx';

type Due = OutputOf<'keeping.due'>;
export type Thing = Due['things'][number];

const TONES = { due: 'tag warn', held: 'tag bad', kept: 'tag good', unknown: 'tag', removed: 'tag' } as const;

/** Files and samples with why they are kept; those whose time is over can be marked for a decision. */
export function KeptThings({
  due: { things, total },
  pages,
}: {
  readonly due: Due;
  readonly pages: ShownPages;
}): ReactNode {
  const t = useTranslations();
  const mayDecide = useMayDo()('decide-keeping');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  if (things.length === 0) return <NoMatch />;
  const chosen = things.filter((thing) => thing.state === 'due' && marked.has(keyOf(thing)));
  const mark = (key: string, isMarked: boolean): void => {
    const kept = [...marked].filter((one) => one !== key);
    setMarked(new Set(isMarked ? [...kept, key] : kept));
  };
  return (
    <div className="stack">
      {total > things.length && <p className="soft">{t('keeping.shown', { shown: things.length, total })}</p>}
      <PlainTable
        label={t('keeping.things')}
        stacks
        rows={things}
        keyOf={keyOf}
        columns={[
          {
            head: t('keeping.state'),
            cell: (thing: Thing) => (
              <StateCell of={thing}>
                {thing.state === 'due' && mayDecide && (
                  <Checkbox
                    aria-label={t('keeping.mark', { name: thing.record.name })}
                    checked={marked.has(keyOf(thing))}
                    onChange={(event) => mark(keyOf(thing), event.currentTarget.checked)}
                  />
                )}
              </StateCell>
            ),
          },
          { head: t('keeping.thing'), cell: (thing: Thing) => <Name of={thing} /> },
          { head: t('keeping.belongs'), cell: (thing: Thing) => <Belongs of={thing} /> },
          { head: t('keeping.why'), cell: (thing: Thing) => <Why of={thing} /> },
        ]}
      />
      <ListFoot pages={pages} />
      <DestroyMarked chosen={chosen} onDone={() => setMarked(new Set())} />
    </div>
  );
}

/** The way to the decision about what is marked. */
function DestroyMarked({
  chosen,
  onDone,
}: {
  readonly chosen: readonly Thing[];
  readonly onDone: () => void;
}): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <>
      {chosen.length > 0 && (
        <div className="row">
          <Button color="red.9" onClick={open}>
            {t('keeping.destroy', { count: chosen.length })}
          </Button>
        </div>
      )}
      {isOpen && <DestroyDialog things={chosen} onClose={done} />}
    </>
  );
}

function keyOf({ what, record }: Thing): string {
  return `${what} ${record.id}`;
}

function StateCell({ of, children }: { readonly of: Thing; readonly children: ReactNode }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <div className="row">
        {children}
        <span className={TONES[of.state]}>{t(`keepingState.${of.state}`)}</span>
      </div>
      {of.until !== null && of.state !== 'removed' && (
        <div className="soft">
          {t('keeping.until')} <DateText of={of.until} />
        </div>
      )}
    </>
  );
}

function Name({ of: { record, quantity, place } }: { readonly of: Thing }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <KindAndLink of={record} />
      {quantity !== null && <div className="soft">{t('keeping.left', { count: quantity })}</div>}
      {place !== null && <div className="soft">{place}</div>}
    </>
  );
}

function Belongs({ of: { of } }: { readonly of: Thing }): ReactNode {
  const t = useTranslations();
  if (of.length === 0) return <span className="unknown">{t('keeping.belongsNowhere')}</span>;
  return of.slice(0, 4).map((one) => (
    <div key={`${one.kind} ${one.id}`}>
      <NamedLink of={one} />
    </div>
  ));
}

function Why({ of: { state, why, holds, doubts, removed } }: { readonly of: Thing }): ReactNode {
  const t = useTranslations();
  const [longest] = why;
  return (
    <>
      {removed !== null && (
        <div>
          {t('keeping.removedBy', { by: removed.by, why: removed.why })} <DateText of={removed.on} />
        </div>
      )}
      {holds.map((hold) => (
        <div key={hold.id}>
          <NamedLink of={hold} />
        </div>
      ))}
      {state !== 'kept' &&
        doubts.map((doubt) => (
          <div key={doubt}>
            <span className="tag warn">{t(`keepingDoubt.${doubt}`)}</span>
          </div>
        ))}
      {longest !== undefined && <Longest of={longest} />}
    </>
  );
}

function Longest({ of }: { readonly of: Thing['why'][number] }): ReactNode {
  const t = useTranslations();
  const { rule, agreement, years, on } = of;
  if (rule === null) return <div>{t('keeping.onRecord')}</div>;
  return (
    <div>
      {agreement === null ? <KeptBy of={of} /> : <NamedLink of={agreement} />}
      <div className="soft">
        {t('keeping.years', { count: years })} · {t(`keepingRule.${rule}`)} <DateText of={on} />
      </div>
    </div>
  );
}

function KeptBy({ of: { rule, basis } }: { readonly of: Thing['why'][number] }): ReactNode {
  const t = useTranslations();
  const isOurs = rule === 'production' || rule === 'sample';
  return isOurs ? t('keeping.noLaw') : basis;
}
