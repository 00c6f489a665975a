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
import type { Place, Totals } from './story-fold.ts';
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

interface CardWords {
  readonly kind: string;
  readonly label: string;
  readonly under: string;
  readonly facts: string;
}

/** What a card says, for eyes and for screen readers alike. */
export function cardWords(place: Place, words: StoryWords): CardWords {
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

interface CardProps {
  readonly card: PlacedCard;
  readonly isChosen: boolean;
  /** Reached by the Tab key; the arrows go on from here. */
  readonly isCurrent: boolean;
  readonly isStart: boolean;
  readonly onChoose: (key: string) => void;
  readonly onUnfold: (card: PlacedCard) => void;
}

/** One place of the graph. The whole card is a button for its details; its name leads to its page. */
export const StoryCard = memo(function StoryCard(props: CardProps): ReactNode {
  const { card, isChosen, isCurrent, isStart } = props;
  const t = useTranslations('story');
  const words = useStoryWords();
  const texts = cardWords(card, words);
  const totals = totalsOf(card.things);
  const [first] = card.things;
  const kindName = first === undefined ? card.kind : words.thingKind(first);
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
      <CardButton {...props} texts={texts} totals={totals} />
      <CardKind card={card} kindName={kindName} text={texts.kind} totals={totals} words={words} />
      <CardName card={card} label={texts.label} isCurrent={isCurrent} />
      <span className={style['under']} aria-hidden>
        {card.isFolded ? t('unfoldSome', { count: Math.min(UNFOLD_STEP, card.things.length) }) : texts.under}
      </span>
      <span className={style['facts']} aria-hidden>
        {texts.facts}
      </span>
    </div>
  );
});

/** Says the whole card to screen readers, since its other parts are hidden from them. */
function CardButton({
  card,
  isChosen,
  isCurrent,
  isStart,
  onChoose,
  onUnfold,
  texts: { kind, label, under, facts },
  totals: { missing, holds },
}: CardProps & { readonly texts: CardWords; readonly totals: Totals }): ReactNode {
  const t = useTranslations('story');
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
  return (
    <button
      type="button"
      className={style['hit']}
      data-card={card.key}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={said.filter((part) => part !== '').join(', ')}
      aria-pressed={card.isFolded ? undefined : isChosen}
      aria-expanded={card.isFolded ? false : undefined}
      onClick={() => (card.isFolded ? onUnfold(card) : onChoose(card.key))}
    />
  );
}

function CardKind({
  card,
  kindName,
  text,
  totals: { missing, holds },
  words,
}: {
  readonly card: PlacedCard;
  readonly kindName: string;
  readonly text: string;
  readonly totals: Totals;
  readonly words: StoryWords;
}): ReactNode {
  const KindIcon = ICONS[kindName] ?? IconFileText;
  return (
    <span className={style['kind']} aria-hidden>
      <KindIcon size={14} />
      <span>{text === '' ? words.kindText(kindName) : text}</span>
      {holds > 0 && <IconHandStop className={style['hold']} size={14} />}
      {missing > 0 && card.kind !== 'missing' && (
        <span className={style['gap']}>
          <IconAlertTriangle size={13} />
          {words.number(missing)}
        </span>
      )}
    </span>
  );
}

/** The name, leading to the page where the thing has one. */
function CardName({
  card: { things, isFolded },
  label,
  isCurrent,
}: Pick<CardProps, 'card' | 'isCurrent'> & { readonly label: string }): ReactNode {
  const [first] = things;
  const hasPage =
    !isFolded && first !== undefined && first.id !== '' && pageOf(first.kind, first.id) !== null;
  return (
    <span className={style['label']} {...(hasPage ? {} : { 'aria-hidden': true })}>
      {hasPage ? (
        <span className={style['link']} {...(isCurrent ? {} : { inert: true })}>
          <CardLink kind={first.kind} id={first.id} label={label} />
        </span>
      ) : (
        label
      )}
    </span>
  );
}

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
