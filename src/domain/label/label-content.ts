import { canonicalJson } from '../../kit/canonical-json.ts';
import type { Label, LabelVersion } from './label.ts';

/** What of a label is frozen with a version. */
export type LabelContent = Omit<
  LabelVersion,
  | 'label'
  | 'template'
  | 'version'
  | 'publicCode'
  | 'publicAddress'
  | 'inSymbol'
  | 'approvedBy'
  | 'approvedOn'
  | 'reason'
  | 'despite'
  | 'note'
  | 'source'
>;

/** What the label says now, as a version would freeze it. */
export function contentOf(label: Label): LabelContent {
  const { note: _note, source: _source, template: _template, picture: _picture, ...content } = label;
  return content;
}

/** Whether the label still says what the version froze. */
export function isAsFrozen(label: Label, version: LabelVersion): boolean {
  const content = contentOf(label);
  const frozen = Object.fromEntries(Object.entries(version).filter(([field]) => field in content));
  const lost = (['visibleThrough', 'component', 'spot', 'code', 'decoding', 'look'] as const).some(
    (field) => version[field] !== undefined && content[field] === undefined,
  );
  return !lost && canonicalJson(content) === canonicalJson(frozen);
}
