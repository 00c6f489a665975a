import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { saveFile } from '../../ui/save-file.ts';
import { Answer } from '../../ui/answer.tsx';
import { useFileContent } from '../../records/use-file.ts';
import styles from './report-entry.module.css';

/** Pages drawn at once; a report's own pages stand at its beginning. */
const PAGE_LIMIT = 60;
/** Pixels drawn for each pixel shown, so that small print is readable. */
const SHARPNESS = 1.6;

/** Opens a PDF in the browser; the reader is large, so it comes with the first file. */
async function openPdf(bytes: Uint8Array) {
  const { getDocument } = await import('unpdf/pdfjs');
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}
type Pdf = Awaited<ReturnType<typeof openPdf>>;

/** The pages of a kept PDF as pictures, one below the other; the text of what was read from them stands beside. */
export function PdfPages({ file }: { readonly file: string }): ReactNode {
  const t = useTranslations();
  const content = useFileContent(file, true);
  const bytes = content.data?.bytes;
  const pdf = useQuery({
    queryKey: ['pdf', file, bytes?.length ?? 0],
    queryFn: () => openPdf(bytes ?? new Uint8Array()),
    enabled: bytes !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  return (
    <Answer of={content} lines={12}>
      {({ name, bytes: whole }) => (
        <>
          <div className="row apart">
            <span className="code">{name}</span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => saveFile(name, new Blob([whole], { type: 'application/pdf' }))}
            >
              {t('proof.savePdf')}
            </Button>
          </div>
          <Answer of={pdf} lines={12}>
            {(opened) => <Pages pdf={opened} />}
          </Answer>
        </>
      )}
    </Answer>
  );
}

function Pages({ pdf }: { readonly pdf: Pdf }): ReactNode {
  const t = useTranslations();
  const shown = Math.min(pdf.numPages, PAGE_LIMIT);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling box needs keyboard focus
    <div className={styles['pages']} tabIndex={0} role="group" aria-label={t('proof.pages')}>
      {Array.from({ length: shown }, (_, index) => (
        <PageOf key={index + 1} pdf={pdf} number={index + 1} />
      ))}
      {shown < pdf.numPages && (
        <p className="soft">{t('proof.morePages', { count: pdf.numPages - shown })}</p>
      )}
    </div>
  );
}

function PageOf({ pdf, number }: { readonly pdf: Pdf; readonly number: number }): ReactNode {
  const t = useTranslations();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      const context = target?.getContext('2d');
      if (isGone || target === null || context === null || context === undefined) return;
      const viewport = page.getViewport({ scale: SHARPNESS });
      target.width = Math.ceil(viewport.width);
      target.height = Math.ceil(viewport.height);
      await page.render({ canvas: target, canvasContext: context, viewport }).promise;
      target.dataset['drawn'] = 'yes';
    };
    // A page that cannot be drawn stays white; its file can be saved and opened.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [pdf, number]);
  return (
    <figure id={pageId(number)} className={styles['page']}>
      <canvas ref={canvas} aria-hidden />
      <figcaption className="soft">{t('proof.page', { number })}</figcaption>
    </figure>
  );
}

/** Shows the page on which something was read. */
export function showPage(number: number): void {
  document.getElementById(pageId(number))?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

function pageId(number: number): string {
  return `pdf-page-${String(number)}`;
}
