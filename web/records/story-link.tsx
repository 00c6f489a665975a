import { Button } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import type { AnyRecord } from './list-columns.tsx';

/** Kinds whose story is told from their record. */
const TOLD: readonly string[] = ['run', 'material-lot', 'carton-series', 'shipment'];

/** The way from a record's page to its story. */
export function StoryLink({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations('sheet');
  const firm = useFirmId();
  const mayDo = useMayDo();
  const { kind, id, withdrawn } = record;
  if (withdrawn || !TOLD.includes(kind) || !mayDo('trace')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconTimeline aria-hidden size={16} />}
      renderRoot={(props) => (
        <Link {...props} to="/firms/$firm/trace" params={{ firm }} search={{ kind, id }} />
      )}
    >
      {t('story')}
    </Button>
  );
}
