import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { KindWord, placeOf, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Thing = OutputOf<'code.find'>['things'][number];

/** One thing that a code names: what it is, by which name it was found, and the way from it to its run. */
export function FoundThing({ thing }: { readonly thing: Thing }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const { choiceWord } = useTradeWords();
  const place = placeOf(thing.kind, thing.id);
  return (
    <article className={thing.suggestion ? 'card thing suggested' : 'card thing'}>
      <div className="row apart">
        <div>
          <span className="soft">
            <KindWord kind={thing.kind} />
          </span>
          <div className="name">{thing.label}</div>
        </div>
        {thing.suggestion && <span className="tag warn">{t('find.suggestion')}</span>}
        {place !== null && (
          <Button
            renderRoot={(props) => (
              <Link
                {...props}
                to="/firms/$firm/$plural/$id"
                params={{ firm, plural: place.plural, id: place.id }}
                search={place.search}
              />
            )}
            variant={thing.suggestion ? 'default' : 'filled'}
            rightSection={<IconArrowRight aria-hidden size={16} />}
          >
            {t('find.open', { label: thing.label })}
          </Button>
        )}
      </div>
      <p className="soft">
        {thing.names.map((name) => (
          <span key={`${name.form} ${name.code}`}>
            {t('find.found', { form: choiceWord(name.form), code: name.code })} ({t(`how.${name.how}`)}
            {!name.heldNow && <>, {t('find.notNow')}</>}){' '}
          </span>
        ))}
        {thing.difference !== null && <span lang="en">{thing.difference.says}</span>}
      </p>
      {thing.way !== null && thing.way.length > 0 && <Way way={thing.way} />}
    </article>
  );
}

function Way({ way }: { readonly way: NonNullable<Thing['way']> }): ReactNode {
  const t = useTranslations();
  return (
    <div>
      <p className="soft">{t('find.way')}</p>
      <ol className="way">
        {way.map((step, index) => (
          <li key={`${step.to} ${String(index)}`}>
            <KindWord kind={step.to} />
            {': '}
            {step.count === 0 && <span className="unknown">{t('find.missing')}</span>}
            {step.first.map((one, position) => (
              <span key={`${one.kind} ${one.id}`}>
                {position > 0 && ', '}
                <RecordLink kind={one.kind} id={one.id}>
                  {one.label}
                </RecordLink>
              </span>
            ))}
            {step.count > step.first.length && (
              <>
                {' '}
                {t(step.atLeast ? 'find.moreAtLeast' : 'find.more', {
                  count: step.count - step.first.length,
                })}
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
