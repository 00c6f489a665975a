import type { Told, LabelFacts, Responsible } from './label-facts.ts';
import { countryOf, daysOf, responsibleFor } from './label-facts.ts';
import { CHINESE_NOT_RECORDED } from './label-chinese.ts';
import { USUAL_LINES } from './label.ts';
import type { LabelLanguage, LabelLine, LineKey } from './label.ts';
import { countryWord, LABEL_WORDS, rangeWord } from './label-words.ts';

/** What is asked for beyond the record. */
export interface Wish {
  readonly lines?: readonly LineKey[] | undefined;
  readonly languages?: readonly LabelLanguage[] | undefined;
  readonly dates?: 'month' | 'day' | undefined;
  readonly form: 'plain' | 'coded';
  readonly extra?: readonly LabelLine[] | undefined;
}

/** Something a line needs that is not on record: which record to complete, and where. */
export interface MissingFact {
  readonly key: LineKey;
  readonly kind: string;
  readonly id: string | null;
  readonly field: string;
  readonly says: string;
  /** The same in Chinese. */
  readonly inChinese: string;
}

export interface Proposal {
  readonly responsible: Responsible;
  readonly lines: readonly LabelLine[];
  readonly missing: readonly MissingFact[];
  readonly code: string | null;
  readonly decoding: string | null;
}

const CODED_LINES = ['code', 'who', 'ask'] as const;

/** A label's content from the record: every line says where it came from, and what is not on record is named, never guessed. */
export function proposeLabel(facts: LabelFacts, wish: Wish): Proposal {
  const keys = wish.lines ?? (wish.form === 'coded' ? CODED_LINES : USUAL_LINES);
  const responsible = responsibleFor(facts);
  const languages: LabelLanguage[] = ['en', ...(wish.languages ?? []).filter((one) => one !== 'en')];
  const isMissing: MissingFact[] = [];
  const lines = languages.flatMap((language) =>
    keys.flatMap((key) => {
      const made = lineOf(facts, responsible, { key, language, exact: wish.dates ?? 'month' });
      if ('says' in made) {
        if (language === 'en') isMissing.push(made);
        return [];
      }
      return [language === 'en' ? made : { ...made, language }];
    }),
  );
  const coded = wish.form === 'coded';
  return {
    responsible,
    lines: [...lines, ...(wish.extra ?? [])],
    missing: isMissing,
    code: coded ? facts.run.body.code : null,
    decoding: coded ? decodingOf(facts, responsible) : null,
  };
}

interface Asked {
  readonly key: LineKey;
  readonly language: LabelLanguage;
  readonly exact: 'month' | 'day';
}

function lineOf(facts: LabelFacts, responsible: Responsible, asked: Asked): LabelLine | MissingFact {
  const { key, language } = asked;
  const words = LABEL_WORDS[language];
  const headed = (heading: string, text: string): string => `${heading}${words.colon}${text}`;
  const { run, product } = facts;
  if (key === 'who') return whoLine(facts, responsible, language);
  if (key === 'place') return placeLine(facts, language);
  if (key === 'date') return dateLine(facts, asked);
  if (key === 'product') return productLine(facts, language);
  if (key === 'cohort') return from('run', run.id, 'code', key, headed(words.cohort, run.body.code));
  if (key === 'code') return from('run', run.id, 'code', key, run.body.code);
  if (key === 'model') {
    const { style } = product.body;
    return style === undefined
      ? missing(key, 'product', product.id, 'style')
      : from('product', product.id, 'style', key, headed(words.model, style));
  }
  if (key === 'materials') return materialsLine(facts, headed, words.materials);
  if (key === 'ask') return askLine(responsible, headed, words.ask);
  if (key === 'rn' || key === 'other') return missing(key, 'label-template', null, 'extra');
  return contactLine(responsible, key, headed, words);
}

function from(kind: string, id: string, field: string, key: LineKey, text: string): LabelLine {
  return { key, text, from: { kind, id, field } };
}

const NOT_RECORDED: Readonly<Record<LineKey, string>> = {
  who: 'The record names nobody who stands behind the product.',
  place: 'The record does not say in which town and country it was made.',
  date: 'The run has no day on which it was made.',
  product: 'The product has no name.',
  model: 'The product has no style or model number.',
  cohort: 'The run has no lot code.',
  materials: 'The run names no bill of materials, and the label plan no materials.',
  address: 'Who stands behind it has no postal address on record.',
  phone: 'Who stands behind it has no phone on record.',
  email: 'Who stands behind it has no e-mail address on record.',
  website: 'Who stands behind it has no website on record.',
  code: 'The run has no lot code.',
  ask: 'Who stands behind it has no website, phone, e-mail or postal address on record.',
  rn: 'An RN number is added by the label template.',
  other: 'Further lines are added by the label template.',
};

function missing(key: LineKey, kind: string, id: string | null, field: string): MissingFact {
  return { key, kind, id, field, says: NOT_RECORDED[key], inChinese: CHINESE_NOT_RECORDED[key] };
}

function whoLine(facts: LabelFacts, who: Responsible, language: LabelLanguage): LabelLine | MissingFact {
  const { role, party, rule } = who;
  if (party === null) {
    if (rule === 'domestic') return missing('who', 'site', facts.site?.id ?? null, 'party');
    return missing('who', 'product', facts.product.id, 'importer');
  }
  const words = LABEL_WORDS[language];
  const { name, field, of } = printedName(facts, party);
  return from(of.kind, of.id, field, 'who', `${words.roles[role]}${words.colon}${name}`);
}

interface PrintedName {
  readonly name: string;
  readonly field: string;
  readonly of: { readonly kind: string; readonly id: string };
}

/** Legal name, brand, or both, as the plan decides. */
function printedName({ plan }: LabelFacts, party: Told<{ readonly name: string }>): PrintedName {
  const legal = party.body.name;
  const ofParty = { kind: 'party', id: party.id };
  const { brand, nameAs } = plan?.body ?? {};
  if (plan === null || brand === undefined || nameAs === undefined || nameAs === 'legal-name')
    return { name: legal, field: 'name', of: ofParty };
  const ofPlan = { kind: 'label-plan', id: plan.id };
  if (nameAs === 'brand') return { name: brand, field: 'brand', of: ofPlan };
  return { name: `${brand}, a brand of ${legal}`, field: 'brand', of: ofPlan };
}

function placeLine(facts: LabelFacts, language: LabelLanguage): LabelLine | MissingFact {
  const { site, run } = facts;
  const country = countryOf(facts);
  if (site === null) return missing('place', 'run', run.id, 'site');
  if (site.body.city === undefined) return missing('place', 'site', site.id, 'city');
  if (country === null) return missing('place', 'site', site.id, 'country');
  const words = LABEL_WORDS[language];
  return from('site', site.id, 'city', 'place', `${words.place}${words.colon}${placeWord(facts, language)}`);
}

/** `Bac Giang, Vietnam`; the province too where one is on record that is not the town. */
export function placeWord(facts: LabelFacts, language: LabelLanguage): string {
  const { city, region } = facts.site?.body ?? {};
  const country = countryOf(facts);
  const parts = [city, region === city ? undefined : region];
  const named = country === null ? undefined : countryWord(country, language);
  return [...parts, named].filter((part) => part !== undefined).join(', ');
}

function dateLine(facts: LabelFacts, { exact, language }: Asked): LabelLine | MissingFact {
  const days = daysOf(facts);
  const words = LABEL_WORDS[language];
  if (days === null) return missing('date', 'run', facts.run.id, 'started');
  const text = `${words.date}${words.colon}${rangeWord(days, exact, language)}`;
  return from('run', facts.run.id, days.isOpen ? 'started' : 'ended', 'date', text);
}

function productLine({ product, run }: LabelFacts, language: LabelLanguage): LabelLine {
  const { name, localName, variants } = product.body;
  const own = language === 'zh' ? (localName ?? name) : name;
  const variant = variants?.find((one) => one.id === run.body.variant)?.name;
  const text = variant === undefined ? own : `${own}, ${variant}`;
  return from('product', product.id, own === localName ? 'localName' : 'name', 'product', text);
}

type Headed = (heading: string, text: string) => string;

function materialsLine(facts: LabelFacts, headed: Headed, heading: string): LabelLine | MissingFact {
  const { plan, materials, run } = facts;
  const said = plan?.body.materials;
  if (plan !== null && said !== undefined)
    return from('label-plan', plan.id, 'materials', 'materials', headed(heading, said));
  const { revision } = run.body;
  if (materials.length === 0 || revision === undefined)
    return missing('materials', 'run', run.id, 'revision');
  const names = [...new Set(materials.map(({ name }) => name))].join(', ').slice(0, 300);
  return from('revision', revision, 'slots', 'materials', headed(heading, names));
}

function contactLine(
  { party }: Responsible,
  key: 'address' | 'phone' | 'email' | 'website',
  headed: Headed,
  words: Readonly<Record<'address' | 'phone' | 'email', string>>,
): LabelLine | MissingFact {
  const said = party?.body[key];
  if (party === null || said === undefined) return missing(key, 'party', party?.id ?? null, key);
  return from('party', party.id, key, key, key === 'website' ? said : headed(words[key], said));
}

/** The nearest way to ask what a code means: of the four ways the policy's readers name. */
function askLine({ party }: Responsible, headed: Headed, heading: string): LabelLine | MissingFact {
  for (const field of ['website', 'phone', 'email', 'address'] as const) {
    const said = party?.body[field];
    if (party !== null && said !== undefined)
      return from('party', party.id, field, 'ask', headed(heading, said));
  }
  return missing('ask', 'party', party?.id ?? null, 'website');
}

/** What the code stands for, from the record: the answer to who asks. */
function decodingOf(facts: LabelFacts, { party }: Responsible): string {
  const days = daysOf(facts);
  const parts = [
    `${facts.run.body.code} is a batch of ${facts.product.body.name}`,
    days === null ? null : `made ${rangeWord(days, 'day', 'en')}`,
    placeWord(facts, 'en') === '' ? null : `in ${placeWord(facts, 'en')}`,
    party === null ? null : `for ${party.body.name}`,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}
