import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrashX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { isRecordKind } from '../ui/values.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { isCorrectedInForm } from './without-form.ts';

/** Correcting and withdrawing a record where it is listed; nothing for people who may do neither. */
export function RowMenu({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  const [isCorrecting, correcting] = useDisclosure(false);
  const [isWithdrawing, withdrawing] = useDisclosure(false);
  const { kind, id } = record;
  if (!isRecordKind(kind)) return null;
  const mayCorrect = mayDo(RECORD_KINDS[kind].permission) && isCorrectedInForm(kind);
  const mayWithdraw = mayDo('withdraw');
  if (!mayCorrect && !mayWithdraw) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className="no-print"
            variant="subtle"
            color="gray"
            aria-label={t('sheet.rowActions', { what: `${t(`kind.${kind}`)} ${id}` })}
          >
            <IconDots aria-hidden size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayCorrect && (
            <Menu.Item leftSection={<IconPencil aria-hidden size={14} />} onClick={correcting.open}>
              {t('record.correct')}
            </Menu.Item>
          )}
          {mayWithdraw && (
            <Menu.Item leftSection={<IconTrashX aria-hidden size={14} />} onClick={withdrawing.open}>
              {t('record.withdraw')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isCorrecting && (
        <RecordDialog kind={kind} mode={{ does: 'correct', record }} onClose={correcting.close} />
      )}
      {isWithdrawing && <WithdrawDialog kind={kind} record={record} onClose={withdrawing.close} />}
    </>
  );
}
