import { invariant } from '../../kit/invariant.ts';
import type { FactName } from './fact-names.ts';
import type { Facts, Part } from './product-facts.ts';
import type { Words } from './rule.ts';

/** What is known of a fact: values, and whether there can be no others; a number; null: nothing is known. */
export type Reading =
  { readonly values: readonly string[]; readonly isWhole: boolean } | { readonly number: number } | null;

/** Facts that cannot all be so: none of them is relied on until a person has settled it. */
export interface Conflict {
  readonly facts: readonly string[];
  readonly says: Words;
}

const THIRTEEN_YEARS = 13 * 12;

export function conflictsIn(facts: Facts): Conflict[] {
  const conflicts: Conflict[] = [];
  if (facts.decision === 'no' && facts.kinds?.includes('toy') === true) {
    conflicts.push({
      facts: ['childrensProduct', 'kind'],
      says: {
        en: 'It is recorded as a toy and as no children’s product; toys under the toy standard are children’s products (16 CFR 1200.2).',
        zh: '记录为玩具，又记录为非儿童产品；受玩具标准管辖的玩具属于儿童产品（16 CFR 1200.2）。',
      },
    });
  }
  if (facts.decision === 'yes' && (facts.ageFromMonths ?? 0) >= THIRTEEN_YEARS) {
    conflicts.push({
      facts: ['childrensProduct', 'ageFromMonths'],
      says: {
        en: 'It is recorded as a children’s product and as made for ages from 13 years.',
        zh: '记录为儿童产品，又记录适用年龄为 13 岁以上。',
      },
    });
  }
  for (const part of facts.parts ?? []) {
    if (part.untreated !== 'yes' || !isFinished(part)) continue;
    conflicts.push({
      facts: ['partUntreated', 'partFinishes'],
      says: {
        en: `The part “${part.name}” is recorded as untreated and as finished.`,
        zh: `部件“${part.name}”记录为未处理，又记录有表面处理。`,
      },
    });
  }
  return conflicts;
}

const oneOf = (value: string | undefined): Reading =>
  value === undefined ? null : { values: [value], isWhole: true };
const numbered = (value: number | undefined): Reading => (value === undefined ? null : { number: value });
const listed = (values: readonly string[] | undefined): Reading =>
  values === undefined ? null : { values, isWhole: true };

/** What is known of a fact of the product. */
export function readFact(facts: Facts, fact: FactName): Reading {
  switch (fact) {
    case 'childrensProduct':
      return conflictsIn(facts).some((one) => one.facts.includes(fact)) ? null : oneOf(facts.decision);
    case 'kind':
      return facts.kinds === undefined ? null : { values: facts.kinds, isWhole: facts.nothingElse === true };
    case 'ageFromMonths':
    case 'ageToMonths':
      return numbered(facts[fact]);
    case 'soldIn':
    case 'soldThrough':
    case 'garmentSizes':
      return listed(facts[fact]);
    case 'imported':
    case 'smallParts':
    case 'magnets':
    case 'buttonCells':
    case 'otherBatteries':
    case 'mainsPower':
    case 'strings':
    case 'liquids':
    case 'sounds':
    case 'plasticFilm':
      return oneOf(facts[fact]);
    default:
      invariant(false, `${fact} is asked of a part`);
  }
}

/** What is known of a fact of one part. */
export function readPart(part: Part, fact: FactName): Reading {
  switch (fact) {
    case 'partMaterial':
      return oneOf(part.material);
    case 'partFinishes':
      return finishesOf(part);
    case 'partUntreated':
      return part.untreated === 'yes' && isFinished(part) ? null : oneOf(part.untreated);
    case 'partAccessible':
      return oneOf(part.accessible);
    case 'partPlasticized':
      return oneOf(part.plasticized);
    case 'partMouthable':
      return oneOf(part.mouthable);
    case 'partOnlyListedAdditives':
      return oneOf(part.onlyListedAdditives);
    case 'partVirginOrPreConsumer':
      return oneOf(part.virginOrPreConsumer);
    default:
      invariant(false, `${fact} is asked of the product`);
  }
}

/** Beside the finishes a word that conditions use: `only-cmyk-print`, process inks alone. */
function finishesOf({ finishes }: Part): Reading {
  if (finishes === undefined) return null;
  const isInkAlone = finishes.every((finish) => finish === 'cmyk-print');
  return { values: isInkAlone ? [...finishes, 'only-cmyk-print'] : finishes, isWhole: true };
}

function isFinished({ finishes = ['none'] }: Part): boolean {
  return finishes.some((finish) => finish !== 'none' && finish !== 'cmyk-print');
}
