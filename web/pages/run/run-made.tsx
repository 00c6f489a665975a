import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { BodyFacts } from '../../records/body-facts.tsx';
import { DecodeLink } from '../../records/decode-link.tsx';
import { Reference } from '../../records/reference.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, DateText, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './run.module.css';

type Body = OutputOf<'run.show'>['body'];

const TOLD_HERE = [
  ...['code', 'product', 'variant', 'site', 'line', 'shift', 'started', 'ended', 'planned', 'made'],
  ...['revision', 'revisions', 'workOrder', 'purchaseOrder', 'steps', 'labelText'],
];

/** The head of the run sheet: what was made where and when, to which revisions and which approved sample. */
export function RunMade({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('sheet');
  const { data } = useOperation('run.show', { id });
  if (data === undefined) return null;
  const { body } = data;
  const hasMore = Object.keys(body).some((name) => !TOLD_HERE.includes(name));
  return (
    <Section title={t('made')} actions={<DecodeLink code={body.code} />}>
      <SharedCode id={id} code={body.code} />
      <div className={styles['made']}>
        <WhatWhereWhen body={body} />
        <ToWhat body={body} />
      </div>
      {body.labelText !== undefined && <LabelText text={body.labelText} />}
      <Steps steps={body.steps ?? []} />
      {hasMore && <BodyFacts kind="run" body={body} without={TOLD_HERE} />}
    </Section>
  );
}

/** That other runs bear the code too, said while it can still be changed. */
function SharedCode({ id, code }: { readonly id: string; readonly code: string }): ReactNode {
  const t = useTranslations('sheet');
  const firm = useFirmId();
  const { data } = useOperation('label.about', { run: id });
  if (data === undefined || data.runsOfSameCode === 0) return null;
  return (
    <p className="will grave" role="note">
      {t('codeShared', { count: data.runsOfSameCode, code })}{' '}
      <Link to="/firms/$firm" params={{ firm }} search={{ code }}>
        {t('whoBears', { code })}
      </Link>
    </p>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function WhatWhereWhen({ body }: { readonly body: Body }): ReactNode {
  const t = useTranslations('sheet');
  const { fieldWord } = useTradeWords();
  const { product, variant, site, line, shift, started, ended, made, planned } = body;
  return (
    <dl>
      <Fact name={fieldWord('product')}>
        <Reference kind="product" id={product} />
        {variant !== undefined && <div>{t('variant', { variant })}</div>}
      </Fact>
      <Fact name={t('where')}>
        {site === undefined ? <Unknown /> : <Reference kind="site" id={site} />}
        {(line !== undefined || shift !== undefined) && (
          <div className="soft">{[line, shift].filter((part) => part !== undefined).join(' · ')}</div>
        )}
      </Fact>
      <Fact name={fieldWord('started')}>
        <DateText of={started} />
      </Fact>
      <Fact name={fieldWord('ended')}>
        <DateText of={ended} />
      </Fact>
      <Fact name={fieldWord('made')}>
        <strong>
          <Count of={made} />
        </strong>
        {planned !== undefined && <span className="soft"> {t('planned', { count: planned })}</span>}
      </Fact>
    </dl>
  );
}

function ToWhat({ body }: { readonly body: Body }): ReactNode {
  const t = useTranslations('sheet');
  const { choiceWord, fieldWord } = useTradeWords();
  const { revision, revisions = [], workOrder, purchaseOrder } = body;
  return (
    <dl>
      <Fact name={choiceWord('bom')}>
        {revision === undefined ? <Unknown /> : <Reference kind="revision" id={revision} />}
      </Fact>
      {revisions.map((one) => (
        <OtherRevision key={one} id={one} />
      ))}
      {revisions.length === 0 && (
        <Fact name={t('approvedSample')}>
          <Unknown />
        </Fact>
      )}
      {workOrder !== undefined && (
        <Fact name={fieldWord('workOrder')}>
          <span className="code">{workOrder}</span>
        </Fact>
      )}
      {purchaseOrder !== undefined && (
        <Fact name={fieldWord('purchaseOrder')}>
          <span className="code">{purchaseOrder}</span>
        </Fact>
      )}
    </dl>
  );
}

/** An artwork, packaging or approved-sample revision, with the sample that it approves. */
function OtherRevision({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations('sheet');
  const { choiceWord, fieldWord } = useTradeWords();
  const { data } = useOperation('revision.show', { id });
  return (
    <Fact name={data === undefined ? fieldWord('revision') : choiceWord(data.body.kind)}>
      <Reference kind="revision" id={id} />
      {data?.body.sample !== undefined && (
        <div>
          {t('approvedSample')} <Reference kind="sample" id={data.body.sample} />
        </div>
      )}
    </Fact>
  );
}

function LabelText({ text }: { readonly text: string }): ReactNode {
  const { fieldWord } = useTradeWords();
  return (
    <figure className={styles['label']}>
      <figcaption className="soft">{fieldWord('labelText')}</figcaption>
      <pre>{text}</pre>
    </figure>
  );
}

/** Work at other sites or by other parties. */
function Steps({ steps }: { readonly steps: NonNullable<Body['steps']> }): ReactNode {
  const { fieldWord } = useTradeWords();
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{fieldWord('steps')}</h3>
      <ul className="plain-list">
        {steps.map(({ process, site, party, from, to }, index) => (
          <li key={index} className="row">
            <strong>{process}</strong>
            {party !== undefined && <Reference kind="party" id={party} />}
            {site === undefined ? <Unknown /> : <Reference kind="site" id={site} />}
            {(from !== undefined || to !== undefined) && (
              <span className="soft">
                <DateText of={from} /> – <DateText of={to} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
