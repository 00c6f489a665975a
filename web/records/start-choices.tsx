import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingStore, IconTableImport, IconTag } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import { RecordDialog } from './record-dialog.tsx';
import { DemoDo, useHasDemo } from './demo-choice.tsx';
import styles from './start.module.css';

/** What to do first in a firm that holds nothing yet. */
export function StartChoices(): ReactNode {
  const t = useTranslations();
  const id = useId();
  const hasDemo = useHasDemo();
  return (
    <section className={`stack ${styles['start'] ?? ''}`} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{t('start.title')}</h2>
        <p className="soft">{t('start.says')}</p>
      </div>
      <div className={styles['choices']}>
        <WorkbookChoice />
        <ProductChoice />
        {hasDemo && (
          <Choice icon={<IconBuildingStore aria-hidden />} title={t('start.demo')} says={t('start.demoSays')}>
            <DemoDo />
          </Choice>
        )}
      </div>
    </section>
  );
}

function WorkbookChoice(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const mayImport = useMayDo()('import');
  return (
    <Choice icon={<IconTableImport aria-hidden />} title={t('start.workbook')} says={t('start.workbookSays')}>
      {mayImport ? (
        <Button onClick={() => void navigate({ to: '/firms/$firm/records-in', params: { firm } })}>
          {t('start.workbookDo')}
        </Button>
      ) : (
        <p className="soft">{t('start.mayNot')}</p>
      )}
    </Choice>
  );
}

function ProductChoice(): ReactNode {
  const t = useTranslations();
  const mayRecord = useMayDo()('record-firm');
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Choice icon={<IconTag aria-hidden />} title={t('start.product')} says={t('start.productSays')}>
      {mayRecord ? (
        <Button variant="default" onClick={open}>
          {t('start.productDo')}
        </Button>
      ) : (
        <p className="soft">{t('start.mayNot')}</p>
      )}
      {isOpen && <RecordDialog kind="product" mode={{ does: 'record' }} onClose={close} />}
    </Choice>
  );
}

function Choice({
  icon,
  title,
  says,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly says: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={`card ${styles['choice'] ?? ''}`}>
      {icon}
      <h3>{title}</h3>
      <p className="soft">{says}</p>
      <div>{children}</div>
    </div>
  );
}
