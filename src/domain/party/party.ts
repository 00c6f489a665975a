import { z } from 'zod';
import { commonFields, idOf } from '../../kit/record-fields.ts';

const PARTY_ROLES = [
  'factory',
  'subcontractor',
  'supplier',
  'importer',
  'importer-of-record',
  'private-labeler',
  'consignee',
  'retailer',
  'marketplace',
  'laboratory',
  'inspector',
  'customs-broker',
  'carrier',
  'forwarder',
  'certifier',
  'records-contact',
] as const;

type PartyRole = (typeof PARTY_ROLES)[number];

/** Whom the goods are for: hidden from a factory's people. */
export const CUSTOMERS: readonly PartyRole[] = [
  'importer',
  'importer-of-record',
  'private-labeler',
  'consignee',
  'retailer',
  'marketplace',
];

/** Whom a factory works with, and names in what it records. */
export const FACTORY_PARTNERS: readonly PartyRole[] = [
  'supplier',
  'subcontractor',
  'laboratory',
  'inspector',
  'certifier',
];

const contactFields = {
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166 country code of two capital letters')
    .optional()
    .describe('ISO 3166 code: VN, CN, US'),
  address: z.string().max(500).optional().describe('Postal address in one line'),
  city: z.string().max(120).optional().describe('Town'),
  region: z.string().max(120).optional().describe('Province or state'),
  email: z.string().max(200).optional().describe('Where to write'),
  phone: z.string().max(60).optional().describe('Where to call, with country code'),
  contact: z.string().max(200).optional().describe('Person or staffed position to ask'),
};

export const partySchema = z.strictObject({
  name: z.string().min(1).max(200).describe('Name in Latin letters'),
  localName: z.string().max(200).optional().describe('Name in its own script'),
  code: z.string().max(60).optional().describe('Short code used in sheets'),
  roles: z.array(z.enum(PARTY_ROLES)).max(20).describe('What it does; several are usual'),
  ...contactFields,
  website: z.string().max(300).optional().describe('Address of its site on the web'),
  gln: z
    .string()
    .regex(/^\d{13}$/, 'a GLN of 13 digits')
    .optional()
    .describe('GS1 location number'),
  otherNames: z
    .array(z.string().min(1).max(200))
    .max(50)
    .optional()
    .describe('Names it is also written under'),
  ...commonFields,
});

export const siteSchema = z.strictObject({
  party: idOf('party'),
  name: z.string().min(1).max(200).describe('Name of the place'),
  localName: z.string().max(200).optional().describe('Name in its own script'),
  code: z.string().max(60).optional().describe('Short code used in sheets'),
  ...contactFields,
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'an IANA time zone such as Asia/Ho_Chi_Minh')
    .optional()
    .describe('IANA time zone in which the dates and times of this site are read'),
  lines: z
    .array(z.string().min(1).max(60))
    .max(200)
    .optional()
    .describe('Production lines, as sheets name them'),
  warehouses: z.array(z.string().min(1).max(60)).max(50).optional().describe('Stores, as sheets name them'),
  gln: z
    .string()
    .regex(/^\d{13}$/, 'a GLN of 13 digits')
    .optional()
    .describe('GS1 location number'),
  ...commonFields,
});

/** Whether the name is an IANA time zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
