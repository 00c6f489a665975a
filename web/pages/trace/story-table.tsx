import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { csvText } from '../../records/csv.ts';
import { saveFile } from '../../ui/save-file.ts';
import { CardLink } from './story-card.tsx';
import type { Story } from './story-graph.ts';
import { storyRows } from './story-rows.ts';
import type { StoryRow } from './story-rows.ts';
import style from './story.module.css';
import { useStoryWords } from './use-story-words.ts';
import type { StoryWords } from './use-story-words.ts';

const PAGE = 200;
/** Rows put on paper at most; more is for the file. */
const PRINTED = 3_000;

/** The same story as rows: what the graph shows and all that is written about it, in reading order. */
export function StoryTable({
  story,
  isPrinting,
}: {
  readonly story: Story;
  readonly isPrinting: boolean;
}): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const [limit, setLimit] = useState(PAGE);
  const rows = useMemo(() => storyRows(story), [story]);
  const fitting =
    wanted === '' ? rows : rows.filter((row) => cellsOf(row, words).join(' ').toLowerCase().includes(wanted));
  const shown = fitting.slice(0, isPrinting ? PRINTED : limit);
  return (
    <div className={style['rows']}>
      <div className={`${style['bar'] ?? ''} no-print`}>
        <TextInput
          aria-label={t('rowsFilter')}
          placeholder={t('rowsFilter')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span className="soft" role="status">
          {t('rowsShown', { shown: words.number(shown.length), total: fitting.length })}
        </span>
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          onClick={() => saveFile(`${story.thing.id}.csv`, csvFile(fitting, words, headsOf(t)))}
        >
          {t('csv')}
        </Button>
      </div>
      {fitting.length === 0 && <p className="soft">{t('rowsNone')}</p>}
      <Rows label={story.thing.label} rows={shown} words={words} />
      {fitting.length > limit && (
        <Button className="no-print" variant="default" onClick={() => setLimit(limit + PAGE)}>
          {t('rowsMore', { count: Math.min(PAGE, fitting.length - limit) })}
        </Button>
      )}
    </div>
  );
}

function Rows({
  label,
  rows,
  words,
}: {
  /** What the story is about. */
  readonly label: string;
  readonly rows: readonly StoryRow[];
  readonly words: StoryWords;
}): ReactNode {
  const t = useTranslations('story');
  return (
    <div className={style['scroll']} role="region" aria-label={t('table')}>
      <table className="bare-table">
        <caption className={style['caption']}>{t('title', { label })}</caption>
        <thead>
          <tr>
            {headsOf(t).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function headsOf(t: ReturnType<typeof useTranslations<'story'>>): string[] {
  return [t('side'), t('depth'), t('step'), t('what'), t('when'), t('howMuch'), t('remarks')];
}

function cellsOf({ side, depth, step }: StoryRow, words: StoryWords): string[] {
  return [
    words.sideText(side),
    String(depth),
    words.relationText(step.relation),
    words.labelText(step),
    words.dates(step.facts.date, step.facts.until) ?? '',
    words.amounts(step.facts).join(' · '),
    [...words.remarks(step.facts), ...words.againText(step.seen)].join(' · '),
  ];
}

function Row({ row, words }: { readonly row: StoryRow; readonly words: StoryWords }): ReactNode {
  const [side, depth, relation, label = '', when, howMuch, remarks] = cellsOf(row, words);
  const { step } = row;
  return (
    <tr data-missing={step.kind === 'missing' || undefined}>
      <td>{side}</td>
      <td className="number">{depth}</td>
      <td style={{ paddingLeft: `${String(Math.min(row.depth - 1, 8) * 0.875)}rem` }}>{relation}</td>
      <th scope="row">{step.id === '' ? label : <CardLink kind={step.kind} id={step.id} label={label} />}</th>
      <td>{when}</td>
      <td>{howMuch}</td>
      <td>{remarks}</td>
    </tr>
  );
}

function csvFile(rows: readonly StoryRow[], words: StoryWords, heads: readonly string[]): Blob {
  const text = csvText([heads, ...rows.map((row) => cellsOf(row, words))]);
  return new Blob([text], { type: 'text/csv' });
}
