import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { labelSchema } from '../../../src/domain/label/label.ts';
import type { Label } from '../../../src/domain/label/label.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { faultsOf } from '../../records/form-fields.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { Section } from '../../ui/section.tsx';
import { DrawnLabel } from './drawn-label.tsx';
import styles from './label-editor.module.css';
import { LabelFindings } from './label-findings.tsx';
import { LabelLinesForm } from './label-lines-form.tsx';
import { LabelLookForm } from './label-look-form.tsx';
import { LabelPicture } from './label-picture.tsx';
import { LabelSave } from './label-save.tsx';
import { useLabelDraft } from './use-label-draft.ts';

/** How long nothing is typed before the draft is drawn and checked. */
const WAIT_MS = 400;

/** The editor: what the label says and looks like, beside it as it prints, with what the rules say of the draft. */
export function LabelEditor({ begunFrom }: { readonly begunFrom: AnyRecord }): ReactNode {
  const t = useTranslations();
  // Of what somebody else corrects meanwhile, saving says so: the draft belongs to what it began from.
  const [{ record, body }] = useState(() => ({
    record: begunFrom,
    body: labelSchema.parse(begunFrom.body),
  }));
  const { draft, isTouched, type, undo, forget } = useLabelDraft(record, body);
  const faults = faultsOf(labelSchema, draft);
  const faultAt = (at: string): string | null => {
    const code = faults.get(at)?.code;
    if (code === undefined) return null;
    if (code === 'too_big') return t('issue.tooBig');
    return at.endsWith('Mm') ? t('issue.format') : t('issue.needed');
  };
  return (
    <div className={styles['editor']}>
      <div className="stack">
        <LabelLinesForm
          lines={draft.lines}
          setLines={(lines) => type({ ...draft, lines: [...lines] })}
          faultAt={faultAt}
        />
        <LabelLookForm draft={draft} setDraft={type} faultAt={faultAt} />
        <LabelSave
          record={record}
          draft={draft}
          faults={faults.size}
          isTouched={isTouched}
          undo={undo}
          forget={forget}
        />
      </div>
      <Beside id={record.id} draft={draft} recorded={body} />
    </div>
  );
}

/** The draft as it prints and held against the rules: the last one that could be drawn, a moment after typing. */
function Beside({
  id,
  draft,
  recorded,
}: {
  readonly id: string;
  readonly draft: Label;
  readonly recorded: Label;
}): ReactNode {
  const t = useTranslations();
  const mayTrace = useMayDo()('trace');
  const [settled] = useDebouncedValue(draft, WAIT_MS);
  const [drawable, setDrawable] = useState(recorded);
  const read = labelSchema.safeParse(settled);
  const text = read.success ? JSON.stringify(read.data) : null;
  if (read.success && text !== JSON.stringify(drawable)) setDrawable(read.data);
  const drawn = useOperation('label.draw', { draft: drawable, format: 'svg' }, { keepsPrevious: true });
  return (
    // What scrolls by itself must be reached by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
    <div className={styles['beside']} role="region" aria-label={t('labelEditor.beside')} tabIndex={0}>
      <Section title={t('label.preview')}>
        {text === null && (
          <p className="tag warn" role="status">
            {t('labelEditor.stillLast')}
          </p>
        )}
        <DrawnLabel of={drawn}>{(drawing) => <LabelPicture drawing={drawing} />}</DrawnLabel>
      </Section>
      {mayTrace && <LabelFindings run={drawable.run} draft={{ body: drawable, replaces: id }} />}
    </div>
  );
}
