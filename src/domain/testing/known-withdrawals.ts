/** A laboratory whose acceptance an authority said it withdrew: a fact from outside, with what it is worth. */
interface KnownWithdrawal {
  readonly labNumber: string;
  readonly name: string;
  readonly from: string;
  /** Of the name and number. The day is that of press reports; the statement itself says "today". */
  readonly confidence: 'primary' | 'secondary' | 'unconfirmed';
  readonly dayConfidence: 'primary' | 'secondary' | 'unconfirmed';
  readonly source: string;
}

const STATEMENT =
  'https://www.cpsc.gov/About-CPSC/Chairman/Peter-A-Feldman/Statement/CPSC-Immediately-Withdraws-Accreditation-from-Chinese-Laboratories-to-Protect-American-Families';

const withdrawn = (labNumber: string, name: string): KnownWithdrawal => ({
  ...{ labNumber, name, from: '2026-01-15', source: STATEMENT },
  ...{ confidence: 'primary', dayConfidence: 'secondary' },
});

/**
 * Withdrawals that the Commission announced in January 2026, read in a stored copy of its statement. The list is an example and not
 * complete; coverage goes by what the firm has on record of a laboratory, never by this.
 */
export const KNOWN_WITHDRAWALS: readonly KnownWithdrawal[] = [
  withdrawn('1843', 'Shenzhen GTT Testing Technology Co., Ltd.'),
  withdrawn('1755', 'Dongguan True Safety Testing Co., Ltd.'),
  withdrawn('1857', 'Fujian Berton Testing Service Co., Ltd.'),
  withdrawn('1710', 'Shenzhen HUAK Testing Technology Co., Ltd.'),
];
