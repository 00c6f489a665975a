/** What can be done about a clock. */
export const CLOCK_STEPS = [
  'reached-officer',
  'investigated',
  'reported',
  'not-reportable',
  'corrective-action',
  'answered',
] as const;
export type ClockStepName = (typeof CLOCK_STEPS)[number];

export const CLOCK_RULE_NAMES = [
  'section-15b',
  'choking-report',
  'certificate-request',
  'retailer-request',
  'agency-request',
  'other-request',
] as const;
export type ClockRuleName = (typeof CLOCK_RULE_NAMES)[number];

/** One limit of a clock. Hours run on; business days leave out weekends and federal holidays. */
export interface ClockLimit {
  /** What has to be done. */
  readonly step: ClockStepName;
  /** What it is counted from: the information, its being reportable (else the information), or another step. */
  readonly from: 'obtained' | 'reportable' | ClockStepName;
  readonly hours?: number;
  readonly businessDays?: number;
  /** The same hours, where weekends and holidays are left out, are shown beside. */
  readonly hasOuterReading?: true;
  /** Only where the firm chooses that way: it is shown, and never overdue. */
  readonly isByChoice?: true;
  readonly citation: string;
  readonly source: string;
  readonly confidence: 'primary' | 'secondary' | 'unconfirmed';
}

/** Data, as the sources say it. What was not read word for word is unconfirmed. A list of another version takes its place as a whole. */
export const CLOCK_LIMITS: Readonly<Record<ClockRuleName, readonly ClockLimit[]>> = {
  'section-15b': [
    {
      step: 'reported',
      from: 'reportable',
      hours: 24,
      hasOuterReading: true,
      citation: '16 CFR 1115.14(e)',
      source: 'https://ecfr.io/Title-16/Section-1115.14',
      confidence: 'unconfirmed',
    },
    {
      step: 'reached-officer',
      from: 'obtained',
      businessDays: 5,
      citation: '16 CFR 1115.14(b)',
      source: 'https://ecfr.io/Title-16/Section-1115.14',
      confidence: 'primary',
    },
    {
      step: 'investigated',
      from: 'obtained',
      businessDays: 10,
      citation: '16 CFR 1115.14(d)',
      source: 'https://ecfr.io/Title-16/Section-1115.14',
      confidence: 'primary',
    },
    {
      step: 'corrective-action',
      from: 'reported',
      businessDays: 20,
      isByChoice: true,
      citation: 'Fast Track',
      source: 'https://www.cpsc.gov/Business--Manufacturing/Recall-Guidance',
      confidence: 'secondary',
    },
  ],
  'choking-report': [
    {
      step: 'reported',
      from: 'obtained',
      hours: 24,
      hasOuterReading: true,
      citation: '16 CFR 1117',
      source: 'https://www.ecfr.gov/current/title-16/part-1117',
      confidence: 'unconfirmed',
    },
  ],
  'certificate-request': [
    {
      step: 'answered',
      from: 'obtained',
      hours: 24,
      citation: '16 CFR 1110.13',
      source: '90 FR 1800 (FR Doc. 2024-30826)',
      confidence: 'secondary',
    },
  ],
  'retailer-request': [],
  'agency-request': [],
  'other-request': [],
};
