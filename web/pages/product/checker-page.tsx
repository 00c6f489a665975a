import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { InputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { factsSchema } from '../../../src/domain/requirement/product-facts.ts';
import { faultsOf } from '../../records/form-fields.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { CheckedAnswers } from './checked-answers.tsx';
import styles from './checker.module.css';
import { factsIn, FactsForm } from './facts-form.tsx';
import { KeptStanding } from './kept-standing.tsx';

const WAIT_MS = 300;

/** The checker: what is known of a product on one side, and on the other which rules apply, as it is typed. */
export function CheckerPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/products/$id/rules' });
  const t = useTranslations();
  const firm = useFirmId();
  const product = useOperation('product.show', { id });
  const recorded = useOperation('requirement.check', { product: id, state: 'applies' });
  return (
    <Answer of={product} lines={12}>
      {({ label }) => (
        <>
          <PageHeader
            eyebrow={
              <Link to="/firms/$firm/$plural/$id" params={{ firm, plural: 'products', id }} search={{}}>
                {label}
              </Link>
            }
            title={t('rules.whatApplies')}
            lead={t('rules.checkerLead')}
          />
          <Answer of={recorded} lines={12}>
            {({ facts }) =>
              facts === null ? (
                <Checker product={id} record={null} />
              ) : (
                <Recorded product={id} facts={facts} />
              )
            }
          </Answer>
        </>
      )}
    </Answer>
  );
}

function Recorded({ product, facts }: { readonly product: string; readonly facts: string }): ReactNode {
  const shown = useOperation('product-facts.show', { id: facts });
  return (
    <Answer of={shown} lines={12}>
      {(record) => <Checker key={record.entry} product={product} record={record} />}
    </Answer>
  );
}

function Checker({
  product,
  record,
}: {
  readonly product: string;
  readonly record: AnyRecord | null;
}): ReactNode {
  const t = useTranslations();
  const [facts, setFacts] = useState<unknown>(() => factsIn(record?.body ?? {}));
  const [producedOn, setProducedOn] = useState('');
  const faults = faultsOf(factsSchema, facts);
  const [asked] = useDebouncedValue(facts, WAIT_MS);
  // A day that is half typed asks nothing of its own.
  const day = /^\d{4}-\d{2}-\d{2}$/.test(producedOn) ? { producedOn } : {};
  const readable = factsSchema.safeParse(asked);
  // An address says nothing of an object without members, so one that says no more than leaving it out stands in it.
  const input: InputOf<'requirement.check'> = { facts: { partsComplete: false, ...readable.data }, ...day };
  const checked = useOperation('requirement.check', input, {
    enabled: readable.success,
    keepsPrevious: true,
  });
  return (
    <div className={styles['checker']}>
      <FactsForm product={product} record={record} facts={facts} setFacts={setFacts} faults={faults} />
      <div className="stack">
        <Section title={t('rules.answer')} says={t('rules.notAdvice')}>
          <div className="stack">
            <TextInput
              type="date"
              label={t('rules.producedOn')}
              description={t('rules.producedOnHint')}
              value={producedOn}
              onChange={(event) => setProducedOn(event.target.value)}
            />
            {record !== null && <KeptStanding product={product} {...day} />}
          </div>
        </Section>
        <Answer of={checked} lines={12}>
          {(answer) => <CheckedAnswers checked={answer} />}
        </Answer>
      </div>
    </div>
  );
}
