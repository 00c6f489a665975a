import { useTranslations } from 'use-intl';
import type { Suspect } from './scope-search.ts';

/** A suspect in words: the codes as recorded, ends included, as people say them. */
export function useSuspectWords(): (suspect: Suspect) => string {
  const t = useTranslations();
  return (suspect) => {
    if (typeof suspect === 'string') return suspect;
    switch (suspect.kind) {
      case 'material-lot':
      case 'revision':
      case 'inspection':
        return t(`suspect.${suspect.kind}`, { id: suspect.id });
      case 'run': {
        const { span } = suspect;
        return t('suspect.run', {
          id: suspect.id,
          units: span === undefined ? 'none' : range(span.from, span.to - 1),
        });
      }
      case 'supplier': {
        const { party, site = 'none', from, to } = suspect;
        const period = from === undefined && to === undefined ? 'none' : `${from ?? '…'} – ${to ?? '…'}`;
        return t('suspect.supplier', { party, site, period });
      }
      case 'line-window': {
        const { line, site, from, to } = suspect;
        return t('suspect.line-window', { line, site, period: `${moment(from)} – ${moment(to)}` });
      }
      case 'cartons':
        return t('suspect.cartons', { series: suspect.series, numbers: range(suspect.from, suspect.to - 1) });
      default:
        return t('suspect.inspector', {
          name: [suspect.name, suspect.party].filter((part) => part !== undefined).join(', '),
        });
    }
  };
}

function range(from: number, last: number): string {
  return from === last ? String(from) : `${String(from)}–${String(last)}`;
}

function moment(text: string): string {
  return text.replace('T', ' ');
}
