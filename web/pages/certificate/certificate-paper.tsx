import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { InputOf, OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { ProblemState } from '../../ui/states.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './certificate.module.css';

type Sheet = OutputOf<'certificate.print'>['sheet'];

/** The certificate as its PDF has it, in English whatever the language of the page. */
export function CertificatePaper({ sheet }: { readonly sheet: Sheet }): ReactNode {
  const { title, subtitle, corner, mark, sections, foot } = sheet;
  return (
    <article className={styles['paper']} lang="en" aria-label={title}>
      {mark !== null && <p className={styles['mark']}>{mark}</p>}
      <header>
        <div>
          <p className={styles['title']}>{title}</p>
          <p>{subtitle}</p>
        </div>
        <p className={styles['corner']}>
          {corner.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      </header>
      {sections.map((section) => (
        <PaperSection key={section.title} section={section} />
      ))}
      <footer>{foot}</footer>
    </article>
  );
}

function PaperSection({ section }: { readonly section: Sheet['sections'][number] }): ReactNode {
  const { number, title, items = [], table, text } = section;
  return (
    <section>
      <p className={styles['heading']}>
        <span>{number}</span> {title}
      </p>
      {items.length > 0 && (
        <dl>
          {items.map(({ label, value, isWide }) => (
            <div key={label} className={isWide === true ? styles['wide'] : undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {table !== undefined && <PaperTable title={title} table={table} />}
      {text !== undefined && <p className={styles['said']}>{text}</p>}
    </section>
  );
}

function PaperTable({
  title,
  table: { columns, rows },
}: {
  readonly title: string;
  readonly table: NonNullable<Sheet['sections'][number]['table']>;
}): ReactNode {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {columns.map((column, at) => (
                <td key={column.title}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Of = Pick<InputOf<'certificate.print'>, 'certificate' | 'draft'>;

const FILES = [
  { format: 'pdf', paper: 'letter' },
  { format: 'pdf', paper: 'a4' },
  { format: 'json', paper: 'letter' },
] as const;

/** The files of a certificate: two sizes of paper, and JSON. */
export function CertificateFiles({ of }: { readonly of: Of }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const [error, setError] = useState<unknown>(null);
  const save = async (how: (typeof FILES)[number]): Promise<void> => {
    try {
      const { name, mediaType, base64 } = await callOperation('certificate.print', {
        firm,
        input: { ...of, ...how },
      });
      const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
      saveFile(name, new Blob([bytes], { type: mediaType }));
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <div className="row no-print">
        {FILES.map((how) => (
          <Button
            key={`${how.format}${how.paper}`}
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload aria-hidden size={14} />}
            onClick={() => void save(how)}
          >
            {how.format === 'json' ? 'JSON' : t(`certificate.${how.paper}`)}
          </Button>
        ))}
      </div>
      {error !== null && <ProblemState error={error} />}
    </>
  );
}
