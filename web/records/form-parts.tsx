import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemFrom } from '../client/problem.ts';
import { useTradeWords } from '../ui/words.ts';
import { changedFields } from './body-value.ts';

/** Which fields a correction changes. */
export function Changes({ before, after }: { readonly before: unknown; readonly after: unknown }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const changed = changedFields(before, after);
  return (
    <p role="status">
      <strong>{t('form.changes')}</strong>
      {': '}
      {changed.length === 0 ? t('form.noChanges') : changed.map(fieldWord).join(', ')}
    </p>
  );
}

/** Why something is corrected or withdrawn. */
export function ReasonInput({
  reason,
  setReason,
  isMissing,
}: {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly isMissing: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <Textarea
      label={t('form.reason')}
      description={t('form.reasonHint')}
      withAsterisk
      autosize
      minRows={2}
      maxLength={2_000}
      value={reason}
      error={isMissing ? t('form.reasonNeeded') : null}
      onChange={(event) => setReason(event.target.value)}
    />
  );
}

/** The end of a form: what is wrong, the way back, and what will be done. */
export function SendBar({
  faults = 0,
  error,
  isPending,
  isIdle = false,
  says,
  isGrave = false,
  onClose,
}: {
  readonly faults?: number;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isIdle?: boolean;
  readonly says: string;
  readonly isGrave?: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const said = error === null ? null : problemFrom(error);
  // That the session has ended is said by the dialog that renews it.
  const problem = said?.code === 'unauthenticated' ? null : said;
  return (
    <>
      {faults > 0 && <p role="alert">{t('form.faults', { count: faults })}</p>}
      {problem !== null && (
        <p role="alert" className="will grave">
          {t(`problem.${problem.code}`)} {t(`todo.${problem.code}`)} <span lang="en">{problem.detail}</span>
        </p>
      )}
      <div className="row apart">
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={isIdle} {...(isGrave ? { color: 'red.9' } : {})}>
          {says}
        </Button>
      </div>
    </>
  );
}
