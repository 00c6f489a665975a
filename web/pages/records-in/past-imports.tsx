import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, InstantText, RecordLink } from '../../ui/values.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import type { Undoable } from './undo-dialog.tsx';

/** The imports that hold, the latest first, each with its undoing. */
export function PastImports(): ReactNode {
  const t = useTranslations();
  const mayWithdraw = useMayDo()('withdraw');
  const imports = useOperation('import.list', { sort: 'n', descending: true, limit: 20 });
  const [undoing, setUndoing] = useState<Undoable | null>(null);
  return (
    <Section title={t('imports.past')} says={t('imports.pastSays')}>
      <Answer of={imports}>
        {({ records }) =>
          records.length === 0 ? (
            <p className="soft">{t('imports.pastNone')}</p>
          ) : (
            <ul className="plain-list">
              {records.map(({ id, label, recordedAt, body }) => (
                <li key={id} className="row apart">
                  <div>
                    <RecordLink kind="import" id={id}>
                      {label}
                    </RecordLink>
                    <div className="soft">
                      <InstantText of={recordedAt} /> · {body.mapping} · {t('imports.new')}{' '}
                      <Count of={body.recorded} /> · {t('imports.corrected')} <Count of={body.corrected} />
                    </div>
                  </div>
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={!mayWithdraw}
                    title={mayWithdraw ? undefined : t('imports.undoNotAllowed')}
                    onClick={() =>
                      setUndoing({ id, files: label, recorded: body.recorded, corrected: body.corrected })
                    }
                  >
                    {t('imports.undo')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {undoing !== null && <UndoDialog of={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  );
}
