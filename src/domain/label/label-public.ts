import { countryOf, daysOf, responsibleFor } from './label-facts.ts';
import type { LabelFacts } from './label-facts.ts';
import type { LabelVersion, LineKey } from './label.ts';
import { placeWord } from './label-proposal.ts';
import { countryWord, rangeWord } from './label-words.ts';

/** What the public page shows of a batch: as far as the firm shows it, and null where it does not or nobody knows. */
export interface PublicLabel {
  readonly product: string;
  /** The batch or code as it stands on the label. */
  readonly batch: string | null;
  readonly who: string | null;
  readonly where: string | null;
  readonly when: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly address: string | null;
  /** Null: the firm does not show holds. */
  readonly isHeld: boolean | null;
}

type PublicLanguage = 'en' | 'zh';

/** What is shown of an approved label. Nothing that neither the label nor the firm's choice gives away. */
export function publicLabel(
  version: LabelVersion,
  facts: LabelFacts,
  { language, holdsInForce }: { readonly language: PublicLanguage; readonly holdsInForce: number },
): PublicLabel {
  const page = facts.plan?.body.page;
  const { party } = responsibleFor(facts);
  const days = daysOf(facts);
  const dates = page?.date ?? 'month';
  const said = (key: 'phone' | 'email' | 'website' | 'address'): string | null => party?.body[key] ?? null;
  return {
    product: (language === 'zh' ? facts.product.body.localName : undefined) ?? facts.product.body.name,
    batch: printedBatch(version, facts),
    who: printedWho(version, facts),
    where: whereShown(facts, page?.place ?? 'city', language),
    when: days === null || dates === 'hidden' ? null : rangeWord(days, dates, language),
    contact: page?.contact ?? null,
    phone: said('phone'),
    email: said('email'),
    website: said('website'),
    address: said('address'),
    isHeld: page?.holds === true ? holdsInForce > 0 : null,
  };
}

/** The lot code where the label prints it; of a coded mark the code, which may hide it. */
function printedBatch(version: LabelVersion, { run }: LabelFacts): string | null {
  const isPrinted = version.lines.some(
    ({ key, text }) => (key === 'cohort' || key === 'code') && text.includes(run.body.code),
  );
  return isPrinted ? run.body.code : (version.code ?? null);
}

/** Who the label names; where it names nobody, whom the record does. */
function printedWho(version: LabelVersion, facts: LabelFacts): string | null {
  const line = textOf(version, 'who');
  return line ?? responsibleFor(facts).party?.body.name ?? null;
}

function textOf({ lines }: LabelVersion, wanted: LineKey): string | null {
  const line = lines.find(({ key, language }) => key === wanted && (language ?? 'en') === 'en');
  return line?.text ?? null;
}

function whereShown(
  facts: LabelFacts,
  shows: 'city' | 'country' | 'hidden',
  language: PublicLanguage,
): string | null {
  const country = countryOf(facts);
  if (shows === 'hidden') return null;
  if (shows === 'country') return country === null ? null : countryWord(country, language);
  const place = placeWord(facts, language);
  return place === '' ? null : place;
}
