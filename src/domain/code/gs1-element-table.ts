/**
 * The GS1 Application Identifiers: what each value is made of, and which ones a GS1 Digital Link may carry where. Written
 * after the GS1 Barcode Syntax Dictionary; a test compares every row with it where the dictionary is at hand.
 */

/** One part of a value: a kind of character, a length, and the named tests it must pass. */
export interface ValuePart {
  /** `n` digits, `x` character set 82, `y` set 39, `z` set 64 (base64url). */
  readonly characters: 'n' | 'x' | 'y' | 'z';
  readonly shortest: number;
  readonly longest: number;
  readonly optional: boolean;
  readonly tests: readonly string[];
}

/** Formats, as `characters length[?][:test…]` for each part, and the identifiers that have them. */
const FORMATS: readonly (readonly [format: string, identifiers: string])[] = [
  ['n18:csum:gcppos2', '00'],
  ['n14:csum:gcppos2', '01-03'],
  ['x1-20', '10 21 22 243 254 420 4318 7020-7022 710-717 7240 8002 8012'],
  ['n6:yymmd0', '11-13 15-17'],
  ['n2', '20'],
  ['x1-28', '235'],
  ['x1-30', '240 241 250 251 400 403 4308 4319 7002 90'],
  ['n1-6', '242'],
  ['n13:csum:gcppos1 x1-17?', '253'],
  ['n13:csum:gcppos1 n1-12?', '255'],
  ['n1-8', '30 37'],
  ['n6', '3950-3955 8005'],
  ['n1-15', '3900-3909 3920-3929'],
  ['n3:iso4217 n1-15', '3910-3919 3930-3939'],
  ['n4', '3940-3943 8111'],
  ['x1-30:gcppos1', '401 7023 8004'],
  ['n17:csum:gcppos1', '402'],
  ['n13:csum:gcppos1', '410-417'],
  ['n3:iso3166 x1-9', '421'],
  ['n3:iso3166', '422 424 426'],
  ['n3:iso3166 n3?:iso3166 n3?:iso3166 n3?:iso3166 n3?:iso3166', '423 425'],
  ['x1-3', '427 7008'],
  ['x1-35:pcenc', '4300 4301 4310 4311 4320'],
  ['x1-70:pcenc', '4302-4306 4312-4316 7257'],
  ['x2:iso3166alpha2', '4307 4317'],
  ['n10:latitude n10:longitude', '4309'],
  ['n1:yesno', '4321-4323'],
  ['n6:yymmd0 n4:hhmi', '4324 4325'],
  ['n6:yymmdd', '4326 7006'],
  ['n6 x1?:hyphen', '4330-4333'],
  ['n13', '7001'],
  ['n6:yymmdd n4:hhmi', '7003'],
  ['n1-4', '7004'],
  ['x1-12', '7005'],
  ['n6:yymmdd n6?:yymmdd', '7007'],
  ['x1-10', '7009 7255'],
  ['x1-2', '7010'],
  ['n6:yymmdd n4?:hhmi', '7011'],
  ['n3:iso3166999 x1-27', '7030-7039'],
  ['n1 x1 x1 x1:importeridx', '7040'],
  ['x1-4:packagetype', '7041'],
  ['x2 x1-28', '7230-7239'],
  ['n2:mediatype', '7241'],
  ['x1-25', '7242 8020'],
  ['n8:yyyymmdd', '7250'],
  ['n8:yyyymmdd n4:hhmi', '7251'],
  ['n1:iso5218', '7252'],
  ['x1-40:pcenc', '7253 7254 7259'],
  ['x1-90:pcenc', '7256'],
  ['x3:posinseqslash', '7258'],
  ['n4:nonzero n5:nonzero n3:nonzero n1:winding n1', '8001'],
  ['n1:zero n13:csum:gcppos1 x1-16?', '8003'],
  ['n14:csum:gcppos2 n4:pieceoftotal', '8006 8026'],
  ['x1-34:iban', '8007'],
  ['n6:yymmdd n2:hh n2?:mi n2?:ss', '8008'],
  ['x1-50', '8009'],
  ['y1-30:gcppos1', '8010'],
  ['n1-12:nozeroprefix', '8011'],
  ['x1-25:csumalpha:gcppos1', '8013'],
  ['x1-25:csumalpha:gcppos1:hasnondigit', '8014'],
  ['n18:csum:gcppos1', '8017 8018'],
  ['n1-10', '8019'],
  ['z1-90', '8030'],
  ['n15', '8040 8041'],
  ['n32', '8042'],
  ['n18 n1-2?', '8043'],
  ['x1-70:couponcode', '8110'],
  ['x1-70:couponposoffer', '8112'],
  ['x1-70', '8200'],
  ['x1-90', '91-99'],
];
/** Measures: the fourth digit, 0 to 5, says how many decimals the six digits have. */
const MEASURES = '310-316 320-337 340-357 360-369';

/** Primary keys of a Digital Link path, and the sequences from which their qualifiers may be taken, in this order. */
const PRIMARY_KEYS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['00', []],
  ['01', [['22', '10', '21'], ['235']]],
  ['253', []],
  ['255', []],
  ['401', []],
  ['402', []],
  ['414', [['254'], ['7040']]],
  ['415', [['8020']]],
  ['417', [['7040']]],
  ['8003', []],
  ['8004', [['7040']]],
  ['8006', [['22', '10', '21']]],
  ['8010', [['8011']]],
  ['8013', []],
  ['8017', [['8019']]],
  ['8018', [['8019']]],
]);

/** Identifiers that may not stand in the query of a Digital Link. */
const NEVER_IN_QUERY = new Set(expand('03 21 22 235 254 7040 7041 8011 8014 8019 8020 8040-8043 8200'));

/** Two leading digits of identifiers whose values always have the same length, so that nothing need part them. */
const PREDEFINED_LENGTH = new Set(expand('00-04 11-20 31-36 41'));

const ELEMENTS: ReadonlyMap<string, readonly ValuePart[]> = new Map([
  ...FORMATS.flatMap(([format, identifiers]) => {
    const parts = format.split(' ').map(readPart);
    return expand(identifiers).map((identifier): [string, ValuePart[]] => [identifier, parts]);
  }),
  ...expand(MEASURES).flatMap((stem) =>
    expand('0-5').map((decimals): [string, ValuePart[]] => [stem + decimals, [readPart('n6')]]),
  ),
]);

/** The parts of the value of an Application Identifier; undefined for one that does not exist. */
export function valueParts(identifier: string): readonly ValuePart[] | undefined {
  return ELEMENTS.get(identifier);
}

/** Every Application Identifier there is. */
export function identifiers(): Iterable<string> {
  return ELEMENTS.keys();
}

/** The identifier with which a text starts, or null. No identifier is the beginning of another. */
export function leadingIdentifier(text: string): string | null {
  for (const length of [2, 3, 4]) {
    const identifier = text.slice(0, length);
    if (identifier.length === length && ELEMENTS.has(identifier)) return identifier;
  }
  return null;
}

/** Length of a value that needs no separator after it, or null when it ends at the next separator. */
export function predefinedLength(identifier: string): number | null {
  if (!PREDEFINED_LENGTH.has(identifier.slice(0, 2))) return null;
  return ELEMENTS.get(identifier)?.reduce((sum, part) => sum + part.longest, 0) ?? null;
}

/** The qualifier sequences of a Digital Link's primary key; undefined when the identifier is none. */
export function qualifierSequences(identifier: string): readonly (readonly string[])[] | undefined {
  return PRIMARY_KEYS.get(identifier);
}

/** True when the identifier may stand in the query of a Digital Link. */
export function mayStandInQuery(identifier: string): boolean {
  return ELEMENTS.has(identifier) && !NEVER_IN_QUERY.has(identifier);
}

function readPart(text: string): ValuePart {
  const match = /^([nxyz])(\d+)(?:-(\d+))?(\?)?((?::[a-z0-9]+)*)$/.exec(text);
  const characters = match?.[1];
  if (characters !== 'n' && characters !== 'x' && characters !== 'y' && characters !== 'z') {
    throw new TypeError(`no format of a GS1 value: ${text}`);
  }
  const shortest = Number(match?.[2]);
  return {
    characters,
    shortest,
    longest: Number(match?.[3] ?? shortest),
    optional: match?.[4] !== undefined,
    tests: (match?.[5] ?? '').split(':').filter((test) => test !== ''),
  };
}

/** `01-03 10` as `01 02 03 10`. */
function expand(ranges: string): string[] {
  return ranges.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) =>
      String(Number(first) + index).padStart(first.length, '0'),
    );
  });
}
