import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Named } from '../../src/domain/trace/scope-report.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import type { Messages } from '../locales/messages.ts';
import { useFirmId } from '../client/firm.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { useQuantityText } from './units.tsx';

/** What nobody recorded is said, never left blank or shown as nought. */
export function Unknown(): ReactNode {
  const t = useTranslations();
  return <span className="unknown">{t('state.unknown')}</span>;
}

/** A code as it stands on goods and papers. */
export function Code({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="code">{children}</span>;
}

/** A whole number, grouped as the language does. */
export function Count({ of }: { readonly of: number | null | undefined }): ReactNode {
  const format = useFormatter();
  return of === null || of === undefined ? <Unknown /> : format.number(of);
}

/** A quantity with its unit's word, in the units that were chosen. */
export function Quantity({
  of,
  unit,
}: {
  readonly of: number | null | undefined;
  readonly unit: string;
}): ReactNode {
  const quantityText = useQuantityText();
  return of === null || of === undefined ? <Unknown /> : quantityText(of, unit);
}

/** A calendar day, or a local date and time in the site's own zone: shown as recorded, never moved to another zone. */
export function DateText({ of }: { readonly of: string | null | undefined }): ReactNode {
  const format = useFormatter();
  if (of === null || of === undefined) return <Unknown />;
  const time = Date.parse(of.length === 10 ? `${of}T00:00Z` : `${of}Z`);
  if (Number.isNaN(time)) return of;
  const clock = of.length > 10 ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
  return (
    <time dateTime={of}>
      {format.dateTime(time, { year: 'numeric', month: 'short', day: 'numeric', ...clock })}
    </time>
  );
}

/** An instant, in the firm's time zone, named where it is not the reader's; else in the reader's own. */
export function InstantText({ of }: { readonly of: string }): ReactNode {
  const format = useFormatter();
  const ofFirm = useOperation('firm.about', {}).data?.timeZone ?? null;
  const { timeZone: ofReader } = Intl.DateTimeFormat().resolvedOptions();
  const isElsewhere = ofFirm !== null && ofFirm !== ofReader;
  return (
    <time dateTime={of}>
      {format.dateTime(Date.parse(of), {
        ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
        timeZone: ofFirm ?? ofReader,
        ...(isElsewhere ? { timeZoneName: 'short' } : {}),
      })}
    </time>
  );
}

export type RecordKindName = keyof typeof RECORD_KINDS;

export function isRecordKind(kind: string): kind is RecordKindName {
  return Object.hasOwn(RECORD_KINDS, kind);
}

export function isKind(kind: string): kind is keyof Messages['kind'] {
  return isRecordKind(kind) || ['carton', 'variant', 'record'].includes(kind);
}

/** The trade's word for a kind of thing, in the language in use. */
export function KindWord({ kind }: { readonly kind: string }): ReactNode {
  const t = useTranslations();
  return isKind(kind) ? t(`kind.${kind}`) : kind;
}

/** The way to the page of any record; what has no page of its own leads to the record it is part of. */
export function RecordLink({
  kind,
  id,
  children,
}: {
  readonly kind: string;
  readonly id: string;
  readonly children?: ReactNode;
}): ReactNode {
  const firm = useFirmId();
  const place = placeOf(kind, id);
  if (place === null) return <Code>{children ?? id}</Code>;
  return (
    <Link
      className="code"
      to="/firms/$firm/$plural/$id"
      params={{ firm, plural: place.plural, id: place.id }}
      search={place.search}
    >
      {children ?? id}
    </Link>
  );
}

/** A record by name. */
export function NamedLink({ of: { kind, id, name } }: { readonly of: Named }): ReactNode {
  return (
    <RecordLink kind={kind} id={id}>
      {name}
    </RecordLink>
  );
}

/** The same below the word for its kind. */
export function KindAndLink({ of }: { readonly of: Named }): ReactNode {
  return (
    <>
      <div className="soft">
        <KindWord kind={of.kind} />
      </div>
      <NamedLink of={of} />
    </>
  );
}

/** Where a thing's page is: its record's plural and id, and the part of it that is meant. */
export function placeOf(
  kind: string,
  id: string,
): {
  readonly plural: string;
  readonly id: string;
  readonly search: { carton?: number; variant?: string };
} | null {
  if (isRecordKind(kind)) return { plural: RECORD_KINDS[kind].plural, id, search: {} };
  const at = id.lastIndexOf('#');
  const [whole, part] = [id.slice(0, at), id.slice(at + 1)];
  if (kind === 'carton' && at > 0)
    return { plural: 'carton-series', id: whole, search: { carton: Number(part) } };
  if (kind === 'variant' && at > 0) return { plural: 'products', id: whole, search: { variant: part } };
  return null;
}
