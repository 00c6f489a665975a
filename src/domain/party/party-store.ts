import { namesFrom } from '../../kit/name-forms.ts';
import { defineRecord, integer, optionalText, reference, text } from '../../ledger/define-record.ts';
import { CUSTOMERS, FACTORY_PARTNERS, partySchema, siteSchema } from './party.ts';

const partyTable = {
  columns: { name: text, code: optionalText, country: optionalText },
  indexes: [['name'], ['code']],
} as const;
const partyRoleTable = { columns: { role: text } } as const;

const roleIn = (roles: readonly string[]): string =>
  `exists (select 1 from party_role where party_role.n = party.n and party_role.role in (${roles.map((role) => `'${role}'`).join(', ')}))`;
/** Whom any factory may have to name in a record. Not another factory, unless it takes in others' work. */
const RECORDED_WITH = `${roleIn(FACTORY_PARTNERS)} and not ${roleIn(CUSTOMERS)}
  and (not ${roleIn(['factory'])} or ${roleIn(['subcontractor'])})`;

export const partyRecord = defineRecord({
  kind: 'party',
  version: 1,
  noun: 'party',
  plural: 'parties',
  summary: 'A firm or person that makes, supplies, imports, labels, tests, carries or sells.',
  schema: partySchema,
  tables: { party: partyTable, party_role: partyRoleTable },
  rows: (body) => ({
    party: [{ name: body.name, code: body.code, country: body.country }],
    party_role: body.roles.map((role) => ({ role })),
  }),
  names: (body) => [
    ...namesFrom('party-name', [body.name, body.localName, body.code, ...(body.otherNames ?? [])]),
    ...namesFrom('gln', [body.gln]),
  ],
  label: (body) => body.name,
  site: [
    { where: `party.n in (select site.party from site where site.n in ({sites}))` },
    { where: RECORDED_WITH },
    { namedBy: 'material-lot', column: 'supplier' },
    { namedBy: 'run', column: 'party', in: 'run_step' },
  ],
  example: { name: 'Thuong Hoa Kidswear Co., Ltd', roles: ['factory'], country: 'VN' },
});

export const siteTable = {
  columns: { party: reference('party'), name: text, time_zone: optionalText },
  indexes: [['name']],
} as const;
const siteLineTable = { columns: { name: text, warehouse: integer } } as const;

export const siteRecord = defineRecord({
  kind: 'site',
  version: 1,
  noun: 'site',
  plural: 'sites',
  summary: 'A place where a party works: a factory, plant, warehouse, laboratory or shop.',
  schema: siteSchema,
  tables: { site: siteTable, site_line: siteLineTable },
  rows: (body) => ({
    site: [{ party: body.party, name: body.name, time_zone: body.timeZone }],
    site_line: [
      ...(body.lines ?? []).map((name) => ({ name, warehouse: 0 })),
      ...(body.warehouses ?? []).map((name) => ({ name, warehouse: 1 })),
    ],
  }),
  names: (body) => [
    ...namesFrom('site-name', [body.name, body.localName, body.code]),
    ...namesFrom('gln', [body.gln]),
  ],
  label: (body) => body.name,
  site: [{ where: 'site.n in ({sites})' }, { via: 'party' }],
  example: {
    party: 'thuonghoa',
    name: 'Bac Giang factory',
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    lines: ['L3'],
  },
});
