import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { Empty } from '../../ui/states.tsx';
import { StoryCanvas } from './story-canvas.tsx';
import { ALL, foldStory, SHOWN_ALIKE, UNFOLD_STEP } from './story-fold.ts';
import { storyGraph } from './story-graph.ts';
import type { Story } from './story-graph.ts';
import { layStory } from './story-layout.ts';
import { StoryPanel } from './story-panel.tsx';
import { StoryTable } from './story-table.tsx';
import style from './story.module.css';
import { useStoryWords } from './use-story-words.ts';

export type StoryLook = 'graph' | 'table';

/** A story as a graph with the details of one thing beside it, or as a table; on paper both. */
export function StoryView({
  story,
  asOf,
  look,
  onLook,
}: {
  readonly story: Story;
  readonly asOf: string | undefined;
  readonly look: StoryLook;
  readonly onLook: (look: StoryLook) => void;
}): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  const isPrinting = usePrinting();
  if (story.nodes === 0) return <Empty title={t('empty')} says={t('emptySays')} />;
  return (
    <div className={style['story']}>
      <div className={style['bar']}>
        <SegmentedControl
          className="no-print"
          aria-label={t('view')}
          value={look}
          onChange={onLook}
          data={[
            { value: 'graph', label: t('graph') },
            { value: 'table', label: t('table') },
          ]}
        />
        <span className="soft">
          {t('steps', { count: story.nodes, position: words.number(story.position) })}
        </span>
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={16} />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      </div>
      {(look === 'graph' || isPrinting) && <Graph story={story} asOf={asOf} isPrinting={isPrinting} />}
      {(look === 'table' || isPrinting) && <StoryTable story={story} isPrinting={isPrinting} />}
    </div>
  );
}

function Graph({
  story,
  asOf,
  isPrinting,
}: {
  readonly story: Story;
  readonly asOf: string | undefined;
  readonly isPrinting: boolean;
}): ReactNode {
  const [open, setOpen] = useState<ReadonlyMap<string, number> | typeof ALL>(new Map());
  const graph = useMemo(() => storyGraph(story), [story]);
  const layout = useMemo(() => layStory(foldStory(graph, open)), [graph, open]);
  const start = useMemo(
    () =>
      new Set(
        [...layout.cards.values()].flatMap(({ key, things }) => (things[0]?.side === 'start' ? [key] : [])),
      ),
    [layout],
  );
  const [picked, setChosen] = useState<string | null>(null);
  const chosen = picked !== null && layout.cards.has(picked) ? picked : null;
  const card = chosen === null ? undefined : layout.cards.get(chosen);
  const unfold = useCallback((group: string) => {
    setOpen((before) =>
      before === ALL ? before : new Map([...before, [group, (before.get(group) ?? 0) + UNFOLD_STEP]]),
    );
  }, []);
  const fold = useCallback(
    (group: string) => {
      setOpen((before) => {
        if (before !== ALL) return new Map([...before].filter(([key]) => key !== group));
        // Folding one of all: the others stay as they are.
        const groups = [...layout.cards.values()].flatMap((one) => one.group ?? []);
        return new Map(groups.filter((key) => key !== group).map((key) => [key, graph.things.size]));
      });
    },
    [graph, layout],
  );
  return (
    <div className={style['graph']} data-with-details={card === undefined ? undefined : true}>
      <StoryCanvas
        layout={layout}
        start={start}
        chosen={chosen}
        isPrinting={isPrinting}
        canFold={graph.things.size > SHOWN_ALIKE}
        isAllOpen={open === ALL}
        onChoose={setChosen}
        onUnfold={unfold}
        onUnfoldAll={(isOpen) => setOpen(isOpen ? ALL : new Map())}
      />
      {card !== undefined && (
        <StoryPanel card={card} asOf={asOf} onFold={fold} onClose={() => setChosen(null)} />
      )}
    </div>
  );
}

/** True while the page is put on paper, where everything is shown and nothing has to be clicked. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
