import { isOfParts } from './condition.ts';
import type { LineFinding, Truth } from './condition.ts';
import { FACT_WORDS, valueWords } from './fact-words.ts';
import type { Line, Words } from './rule.ts';

/** What of a line is said, in the form that answers have it. */
type SaidLine = Readonly<Omit<Line, 'is' | 'maybe'>> & {
  readonly is?: readonly string[] | undefined;
  readonly maybe?: readonly string[] | undefined;
};

const HOLDS: Readonly<Record<Truth, Words>> = {
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  unknown: { en: 'not recorded', zh: '未记录' },
};
const DOUBTFUL: Words = { en: 'not settled by what is known of the law', zh: '现有法规资料尚不能确定' };

/** One line of a condition as a person reads it: `What it is: pacifier: no`, `Part “head”: Plasticized: not recorded`. */
export function reasonOf({ fact, part, line, holds, isKnown }: LineFinding): Words {
  const outcome = holds === 'unknown' && isKnown ? DOUBTFUL : HOLDS[holds];
  return inBoth((language) => {
    const wanted = wantedWords(line, language);
    const name = FACT_WORDS[fact][language];
    const where = part === null ? '' : language === 'en' ? `Part “${part}”: ` : `部件“${part}”：`;
    return language === 'en'
      ? `${where}${name}${wanted === '' ? '' : `, ${wanted}`}: ${outcome.en}`
      : `${where}${name}${wanted === '' ? '' : `（${wanted}）`}：${outcome.zh}`;
  });
}

/** A line of a condition by itself, as what has to hold. */
export function reasonOfLine(line: SaidLine): Words {
  const isOfPart = isOfParts(line);
  return inBoth((language) => {
    const english = language === 'en';
    const where = isOfPart ? (english ? 'Part: ' : '部件：') : '';
    const wanted = wantedWords(line, language);
    const name = FACT_WORDS[line.fact][language];
    if (wanted === '') return `${where}${name}`;
    return english ? `${where}${name}: ${wanted}` : `${where}${name}：${wanted}`;
  });
}

type Language = keyof Words;

function inBoth(write: (language: Language) => string): Words {
  return { en: write('en'), zh: write('zh') };
}

/** What the line asks for; nothing where the fact itself is the question. */
function wantedWords(line: SaidLine, language: Language): string {
  const english = language === 'en';
  const parts: string[] = [];
  const asksYes = line.is?.length === 1 && line.is[0] === 'yes';
  if (line.is !== undefined && !asksYes) {
    const values = line.is.length > 4 ? [...line.is.slice(0, 3), '…'] : line.is;
    parts.push(values.map((value) => valueWords(value)[language]).join(english ? ' or ' : '或'));
  }
  if (line.below !== undefined) parts.push(`${english ? 'below' : '小于'} ${String(line.below)}`);
  if (line.atLeast !== undefined) parts.push(`${english ? 'at least' : '不小于'} ${String(line.atLeast)}`);
  const wanted = parts.join(english ? ', ' : '，');
  return line.not === true && wanted !== '' ? `${english ? 'not ' : '非'}${wanted}` : wanted;
}
