import type { ReactNode } from 'react';
import { useOperation } from '../../client/operation-hooks.ts';
import { RecordDialog } from '../../records/record-dialog.tsx';
import { NumberLine } from './number-line.tsx';
import type { MissingForm } from './scope-search.ts';
import { useScopeSearch } from './use-scope.ts';

/** The form that the address names, over the answer that asked for it. */
export function MissingDialog({ form }: { readonly form: MissingForm }): ReactNode {
  const { narrow } = useScopeSearch();
  const close = (): void => narrow({ form: undefined });
  if (form.does === 'correct') return <CorrectDialog form={form} onClose={close} />;
  if (form.does === 'number') return <NumberLine shipment={form.shipment} onClose={close} />;
  const { kind, from } = form;
  return (
    <RecordDialog kind={kind} mode={{ does: 'record', from }} onClose={close} onRecorded={() => undefined} />
  );
}

function CorrectDialog({
  form: { kind, id },
  onClose,
}: {
  readonly form: Extract<MissingForm, { does: 'correct' }>;
  readonly onClose: () => void;
}): ReactNode {
  // Every kind's operation answers alike but for the body.
  const shown = useOperation(`${kind}.show` as 'run.show', { id });
  if (shown.data === undefined) return null;
  return <RecordDialog kind={kind} mode={{ does: 'correct', record: shown.data }} onClose={onClose} />;
}
