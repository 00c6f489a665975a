import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { drillSchema } from '../../../src/domain/drill/drill.ts';
import { useMayDo } from '../../client/firm.ts';
import { useCommand } from '../../client/operation-hooks.ts';
import { RecordFrame } from '../../records/record-frame.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { DrillAnswer } from './drill-answer.tsx';
import { DrillScore } from './drill-score.tsx';

/** A drill as it was kept, and its whole answer made again from the ledger. */
export function DrillRecordPage({ id }: { readonly id: string }): ReactNode {
  return (
    <RecordFrame
      kind="drill"
      id={id}
      sections={({ body }) => (
        <>
          <DrillScore id={id} of={drillSchema.parse(body)} />
          <Replay id={id} />
        </>
      )}
    />
  );
}

function Replay({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  const replay = useCommand('drill.replay');
  if (!mayDo('audit')) return null;
  const { data } = replay;
  const isSame = data?.sameResult === true && data.samePack;
  return (
    <>
      <Section title={t('drill.replay')} says={t('drill.replaySays')}>
        <div className="row">
          <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate({ id })}>
            {t('drill.replayGo')}
          </Button>
        </div>
        {replay.error !== null && <ProblemState error={replay.error} retry={() => replay.mutate({ id })} />}
        <div role="status">
          {data !== undefined && (
            <p>
              <span className={isSame ? 'tag good' : 'tag bad'}>
                {t(isSame ? 'drill.same' : data.sameResult ? 'drill.otherPack' : 'drill.otherResult')}
              </span>
            </p>
          )}
        </div>
      </Section>
      {data !== undefined && <DrillAnswer of={data.result} />}
    </>
  );
}
