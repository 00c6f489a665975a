import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import type { Label, labelTemplateSchema } from '../../../src/domain/label/label.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { DrawnLabel } from './drawn-label.tsx';
import { LabelPicture } from './label-picture.tsx';

type Template = z.output<typeof labelTemplateSchema>;

/** What a template makes of a run's record, as it prints; without one that is chosen, of the run recorded last. */
export function TemplatePreview({
  id,
  template,
}: {
  readonly id: string;
  readonly template: Template;
}): ReactNode {
  const t = useTranslations();
  const { product } = template;
  const runs = useRecordChoices('run').filter(
    ({ body }) => product === undefined || body['product'] === product,
  );
  const [chosen, choose] = useState<string | null>(null);
  const run = chosen ?? runs.at(-1)?.id ?? '';
  return (
    <Section title={t('labelTemplate.preview')} says={t('labelTemplate.previewSays')}>
      <div className="stack">
        <NativeSelect
          className="no-print"
          label={t('labelTemplate.run')}
          data={runs.map((one) => ({ value: one.id, label: one.label }))}
          value={run}
          onChange={(event) => choose(event.target.value)}
        />
        {run === '' ? (
          <p className="soft">{t('labelTemplate.noRun')}</p>
        ) : (
          <OfRun {...{ id, run, template }} />
        )}
      </div>
    </Section>
  );
}

function OfRun({
  id,
  run,
  template: { place },
}: {
  readonly id: string;
  readonly run: string;
  readonly template: Template;
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const words = useBothLanguages();
  const component = place === 'component' ? { component: choiceWord(place) } : {};
  const proposed = useOperation('label.propose', { run, place, template: id, ...component });
  return (
    <Answer of={proposed} lines={6}>
      {({ body, missing }) => (
        <>
          {body === null ? (
            <p className="soft">{t('labelTemplate.nothing')}</p>
          ) : (
            // As the schema of labels says, of which the answer's type was made.
            <Drawn draft={body as Label} />
          )}
          {missing.length > 0 && (
            <ul>
              {missing.map(({ key, says, inChinese }) => (
                <li key={key}>{words({ en: says, zh: inChinese })}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Answer>
  );
}

function Drawn({ draft }: { readonly draft: Label }): ReactNode {
  const drawn = useOperation('label.draw', { draft, format: 'svg' }, { keepsPrevious: true });
  return <DrawnLabel of={drawn}>{(drawing) => <LabelPicture drawing={drawing} />}</DrawnLabel>;
}
