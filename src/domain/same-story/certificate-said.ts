import type { Certificate } from '../certificate/certificate.ts';
import { countryWord } from '../label/label-words.ts';
import { BETWEEN } from './compare-said.ts';
import { saysAll } from './paper-said.ts';
import type { Said, Source } from './same-story.ts';

/** What a certificate says, word for word. */
export function certificateSays(source: Source, body: Certificate): Said[] {
  const { certifier, manufacturer, madeFrom, madeTo } = body;
  const codes = (...types: string[]): string | null =>
    listed(body.identifiers.filter(({ type }) => types.includes(type)).map(({ value }) => value));
  const evidence = body.citations.flatMap((cited) => cited.evidence ?? []);
  const reports = evidence.filter(({ kind }) => kind === 'test-report').map(({ name }) => name);
  const isImporter = certifier.role === 'importer';
  const months = madeFrom === madeTo ? madeFrom : `${madeFrom ?? '?'} – ${madeTo ?? '?'}`;
  return saysAll(source, {
    'product-name': body.description,
    model: codes('MODEL'),
    sku: codes('SKU'),
    gtin: codes('GTIN', 'UPC'),
    place: manufacturer.city,
    country: manufacturer.country === undefined ? null : countryWord(manufacturer.country, 'en'),
    'made-on': months,
    manufacturer: manufacturer.name,
    ...(isImporter ? { importer: certifier.name } : {}),
    ...(isImporter ? { address: certifier.address, phone: certifier.phone, email: certifier.email } : {}),
    laboratory: listed(body.laboratories.map(({ name }) => name ?? '')),
    'report-number': listed(reports),
    'tested-on': body.testedOn,
  });
}

function listed(texts: readonly string[]): string | null {
  const all = [...new Set(texts.filter((text) => text !== ''))];
  return all.length === 0 ? null : all.join(BETWEEN);
}
