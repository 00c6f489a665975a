import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import type { AnyRecord } from '../../records/list-columns.tsx';
import { RecordDialog } from '../../records/record-dialog.tsx';
import { COLUMNS } from '../../records/related-columns.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTradeWords } from '../../ui/words.ts';

const MOST = 100;

/**
 * The line of a shipment that names no cartons, to be corrected: a second line beside it would count its goods twice. Of several one
 * is chosen; where there is none any more, a new one is recorded.
 */
export function NumberLine({
  shipment,
  onClose,
}: {
  readonly shipment: string;
  readonly onClose: () => void;
}): ReactNode {
  const filter = { shipment, carton_from: null };
  const lines = useOperation('shipment-line.list', { filter, limit: MOST });
  if (lines.data === undefined) return null;
  return <LineForm shipment={shipment} lines={lines.data.records} onClose={onClose} />;
}

/** The form for the lines that were there when it opened: once it is sent, the line names cartons and is among them no more. */
function LineForm({
  shipment,
  lines,
  onClose,
}: {
  readonly shipment: string;
  readonly lines: readonly AnyRecord[];
  readonly onClose: () => void;
}): ReactNode {
  const [opened] = useState(lines);
  const [chosen, setChosen] = useState<AnyRecord | null>(opened.length === 1 ? (opened[0] ?? null) : null);
  if (chosen !== null)
    return <RecordDialog kind="shipment-line" mode={{ does: 'correct', record: chosen }} onClose={onClose} />;
  if (opened.length > 0) return <ChooseLine lines={opened} choose={setChosen} onClose={onClose} />;
  return (
    <RecordDialog
      kind="shipment-line"
      mode={{ does: 'record', from: { shipment } }}
      onClose={onClose}
      onRecorded={() => undefined}
    />
  );
}

function ChooseLine({
  lines,
  choose,
  onClose,
}: {
  readonly lines: readonly AnyRecord[];
  readonly choose: (line: AnyRecord) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const told = COLUMNS.line.filter(({ name }) => name !== 'shipment');
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('sheet.whichLine')}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <PlainTable
        label={t('sheet.whichLine')}
        stacks
        rows={lines}
        keyOf={({ id }) => id}
        columns={[
          ...told.map(({ name, cell }) => ({ head: fieldWord(name), cell })),
          {
            head: t('sheet.actions'),
            cell: (line) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('form.correctTitle', { label: line.id })}
                onClick={() => choose(line)}
              >
                {t('record.correct')}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  );
}
