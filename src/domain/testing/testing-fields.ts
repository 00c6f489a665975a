import { z } from 'zod';

/** What a fact taken from outside is worth: read in the primary text, told by somebody else, or not confirmed at all. */
const CONFIDENCES = ['primary', 'secondary', 'unconfirmed'] as const;

export const confidenceSchema = z
  .enum(CONFIDENCES)
  .describe('Read in the primary text, told by others, or unconfirmed');

/** A rule by its id in the catalogue of rules; a firm's own rules have ids of their own. */
export const ruleIdSchema = z
  .string()
  .regex(
    /^([a-z0-9][a-z0-9.-]{0,79}|own\.[\p{L}\p{N}][\p{L}\p{N}._:~@/+-]{0,119})$/u,
    'the id of a rule of the catalogue, or `own.` and the id of a requirement of the firm',
  )
  .describe('Id of a rule in the catalogue; `own.` and the id for a requirement of the firm');

export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'an ISO 639 language code of two or three small letters')
  .describe('ISO 639 code of its language: en, zh, vi');

export const colourSchema = z.string().min(1).max(120).describe('Colour as it is named: signal red');
export const componentSchema = z.string().min(1).max(200).describe('Component as it is called');
