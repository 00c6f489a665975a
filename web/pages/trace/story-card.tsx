import {
  IconAlertTriangle,
  IconBox,
  IconBuildingFactory2,
  IconBuildingStore,
  IconCircleDashed,
  IconFileText,
  IconHandStop,
  IconPackages,
  IconRoute2,
  IconShip,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { placeOf, RecordLink } from '../../ui/values.tsx';
import { totalsOf, UNFOLD_STEP } from './story-fold.ts';
import type { Place } from './story-fold.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './story-layout.ts';
import type { PlacedCard } from './story-layout.ts';
import style from './story.module.css';
import { useStoryWords } from './use-story-words.ts';
import type { StoryWords } from './use-story-words.ts';

const ICONS: Readonly<Record<string, Icon>> = {
  supplier: IconBuildingFactory2,
  consignee: IconBuildingStore,
  party: IconBuildingStore,
  'material-lot': IconPackages,
  run: IconRoute2,
  cartons: IconBox,
  shipment: IconShip,
  missing: IconAlertTriangle,
  'not-shipped': IconCircleDashed,
};

/** What a card says, for eyes and for screen readers alike. */
export function cardWords(
  place: Place,
  words: StoryWords,
): { kind: string; label: string; under: string; facts: string } {
  const [first] = place.things;
  const { when, howMuch } = words.totals(place.things);
  const facts = [when, howMuch].filter((part) => part !== null && part !== '').join(' · ');
  if (first === undefined) return { kind: '', label: '', under: '', facts };
  const kindName = words.thingKind(first);
  const slots = [...new Set(first.uses.flatMap(({ slot }) => slot ?? []))].join(', ');
  const material = first.papers.find(
    ({ relation }) => relation === 'of material' || relation === 'makes',
  )?.label;
  const under = [material, slots].filter((part) => part !== undefined && part !== '').join(' · ');
  if (place.isFolded)
    return {
      kind: slots,
      label: `${words.number(place.things.length)} ${words.kindText(kindName, true)}`,
      under: '',
      facts,
    };
  return { kind: words.kindText(kindName), label: words.labelText(first), under, facts };
}

/** One place of the graph. The whole card is a button for its details; its name leads to its page. */
export const StoryCard = memo(function StoryCard({
  card,
  isChosen,
  isCurrent,
  isStart,
  onChoose,
  onUnfold,
}: {
  readonly card: PlacedCard;
  readonly isChosen: boolean;
  /** Reached by the Tab key; the arrows go on from here. */
  readonly isCurrent: boolean;
  readonly isStart: boolean;
  readonly onChoose: (key: string) => void;
  readonly onUnfold: (card: PlacedCard) => void;
}): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  const { kind, label, under, facts } = cardWords(card, words);
  const [first] = card.things;
  const kindName = first === undefined ? card.kind : words.thingKind(first);
  const KindIcon = ICONS[kindName] ?? IconFileText;
  const { missing, holds } = totalsOf(card.things);
  const said = [
    kind,
    label,
    under,
    facts,
    isStart ? t('here') : '',
    missing > 0 && card.kind !== 'missing' ? t('missingCount', { count: missing }) : '',
    holds > 0 ? t('holdCount', { count: holds }) : '',
    card.isFolded ? t('unfold') : '',
  ];
  const hasPage =
    !card.isFolded && first !== undefined && first.id !== '' && pageOf(first.kind, first.id) !== null;
  const choose = (): void => (card.isFolded ? onUnfold(card) : onChoose(card.key));
  return (
    <div
      className={style['card']}
      data-kind={kindName}
      data-folded={card.isFolded || undefined}
      data-chosen={isChosen || undefined}
      data-start={isStart || undefined}
      style={{
        transform: `translate(${String(card.x)}px, ${String(card.y)}px)`,
        width: CARD_WIDTH,
        height: CARD_HEIGHT,
      }}
    >
      <button
        type="button"
        className={style['hit']}
        data-card={card.key}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={said.filter((part) => part !== '').join(', ')}
        aria-pressed={card.isFolded ? undefined : isChosen}
        aria-expanded={card.isFolded ? false : undefined}
        onClick={choose}
      />
      <span className={style['kind']} aria-hidden>
        <KindIcon size={14} />
        <span>{kind === '' ? words.kindText(kindName) : kind}</span>
        {holds > 0 && <IconHandStop className={style['hold']} size={14} />}
        {missing > 0 && card.kind !== 'missing' && (
          <span className={style['gap']}>
            <IconAlertTriangle size={13} />
            {words.number(missing)}
          </span>
        )}
      </span>
      <span className={style['label']} {...(hasPage ? {} : { 'aria-hidden': true })}>
        {hasPage ? (
          <span className={style['link']} {...(isCurrent ? {} : { inert: true })}>
            <CardLink kind={first.kind} id={first.id} label={label} />
          </span>
        ) : (
          label
        )}
      </span>
      <span className={style['under']} aria-hidden>
        {card.isFolded ? t('unfoldSome', { count: Math.min(UNFOLD_STEP, card.things.length) }) : under}
      </span>
      <span className={style['facts']} aria-hidden>
        {facts}
      </span>
    </div>
  );
});

/** Cartons of a series have their page in that of the series. */
function pageOf(kind: string, id: string): { readonly kind: string; readonly id: string } | null {
  const of = kind === 'cartons' || kind === 'not-shipped' ? 'carton-series' : kind;
  return placeOf(of, id) === null ? null : { kind: of, id };
}

export function CardLink({
  kind,
  id,
  label,
}: {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}): ReactNode {
  const page = pageOf(kind, id);
  if (page === null) return label;
  return (
    <RecordLink kind={page.kind} id={page.id}>
      {label}
    </RecordLink>
  );
}
