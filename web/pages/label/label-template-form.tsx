import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Label } from '../../../src/domain/label/label.ts';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { problemFrom } from '../../client/problem.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { useTradeWords } from '../../ui/words.ts';

interface Props {
  readonly draft: Label;
  readonly setDraft: (draft: Label) => void;
}

/** The template of a label, and writing it anew by the template from what the record says now. */
export function LabelTemplateForm({ draft, setDraft }: Props): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const templates = useOperation('label-template.list', { filter: { place: draft.place }, limit: 200 });
  const write = useWriting({ draft, setDraft });
  const problem = write.error === null ? null : problemFrom(write.error);
  return (
    <div className="stack">
      <NativeSelect
        label={fieldWord('template')}
        data={[
          { value: '', label: t('labelEditor.noTemplate') },
          ...(templates.data?.records ?? []).map(({ id, label }) => ({ value: id, label })),
        ]}
        value={draft.template ?? ''}
        onChange={(event) => setDraft(withTemplate(draft, event.target.value))}
      />
      <div className="row">
        <Button variant="default" loading={write.isPending} onClick={() => write.mutate()}>
          {t('labelEditor.write')}
        </Button>
        <span className="soft">{t('labelEditor.writeSays')}</span>
      </div>
      {write.isSuccess && <Written missing={write.data.missing} />}
      {problem !== null && (
        <p role="alert">
          {t(`problem.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
    </div>
  );
}

function Written({ missing }: Pick<OutputOf<'label.propose'>, 'missing'>): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  return (
    <div role="status">
      <p>{t('labelEditor.written')}</p>
      <ul>
        {missing.map(({ key, says, inChinese }) => (
          <li key={key}>{words({ en: says, zh: inChinese })}</li>
        ))}
      </ul>
    </div>
  );
}

function withTemplate({ template: _, ...rest }: Label, id: string): Label {
  return id === '' ? rest : { ...rest, template: id };
}

/** What a person said of the label beyond its lines and look stays; a look that the template does not say too. */
function useWriting({ draft, setDraft }: Props) {
  const firm = useFirmId();
  const { run, place, component, template, form } = draft;
  return useMutation({
    mutationFn: () => {
      const how = template === undefined ? { form } : { template };
      const input = { run, place, ...(component === undefined ? {} : { component }), ...how };
      return callOperation('label.propose', { firm, input });
    },
    onSuccess: ({ body }) => {
      if (body === null) return;
      // As the schema of labels says, of which the answer's type was made.
      const written = body as Label;
      setDraft({ ...draft, ...written });
    },
  });
}
