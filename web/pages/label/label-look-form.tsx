import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { labelLookSchema } from '../../../src/domain/label/label.ts';
import type { Label } from '../../../src/domain/label/label.ts';
import { lookFor } from '../../../src/domain/label/label-looks.ts';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './label-editor.module.css';
import { LabelTemplateForm } from './label-template-form.tsx';

type Look = NonNullable<Label['look']>;
const {
  layout: LAYOUTS,
  method: METHODS,
  symbol: SYMBOLS,
  symbolSays: SAYS,
  barcode: BARCODES,
} = labelLookSchema.shape;
const NO_BARCODE = 'none';

interface Props {
  readonly draft: Label;
  readonly setDraft: (draft: Label) => void;
  /** What is wrong with a field, by its path. */
  readonly faultAt: (at: string) => string | null;
}

/** How a label is drawn: layout, size, method, colour and symbol, and the template that it is written by. */
export function LabelLookForm({ draft, setDraft, faultAt }: Props): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  const look = lookFor(draft);
  const setLook = (next: Look): void => setDraft({ ...draft, look: next });
  return (
    <Section title={t('labelEditor.look')}>
      <div className="stack">
        <div className={styles['look']}>
          <Choice
            name="layout"
            of={LAYOUTS.options}
            value={look.layout}
            set={(layout) => setLook({ ...look, layout })}
          />
          <Choice
            name="method"
            of={METHODS.options}
            value={look.method}
            set={(method) => setLook({ ...look, method })}
          />
          {(['widthMm', 'heightMm', 'bleedMm'] as const).map((name) => (
            <NumberInput
              key={name}
              label={fieldWord(name)}
              decimalScale={1}
              min={0}
              max={2_000}
              step={1}
              clampBehavior="none"
              value={look[name] ?? ''}
              error={faultAt(`look.${name}`)}
              onChange={(next) => setLook(withLength(look, name, next))}
            />
          ))}
          <SymbolChoice look={look} setLook={setLook} />
          <TextInput
            label={t('labelEditor.colour')}
            description={t('labelEditor.colourHint')}
            maxLength={60}
            value={look.spot ?? ''}
            onChange={(event) => setLook(withSpot(look, event.target.value))}
          />
          <Checkbox
            label={fieldWord('mirrored')}
            checked={look.mirrored === true}
            onChange={(event) => setLook({ ...look, mirrored: event.target.checked })}
          />
        </div>
        <LabelTemplateForm draft={draft} setDraft={setDraft} />
      </div>
    </Section>
  );
}

/** The symbol, what it says where there is one, and the barcode of the GTIN. */
function SymbolChoice({
  look,
  setLook,
}: {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
}): ReactNode {
  return (
    <>
      <Choice
        name="symbol"
        of={SYMBOLS.options}
        value={look.symbol}
        set={(symbol) => setLook({ ...look, symbol })}
      />
      {look.symbol !== 'none' && (
        <Choice
          name="symbolSays"
          of={SAYS.unwrap().options}
          value={look.symbolSays ?? 'page'}
          set={(symbolSays) => setLook({ ...look, symbolSays })}
        />
      )}
      <Choice
        name="barcode"
        of={[NO_BARCODE, ...BARCODES.unwrap().options]}
        value={look.barcode ?? NO_BARCODE}
        set={(barcode) => setLook(withBarcode(look, barcode))}
      />
    </>
  );
}

/** A length that is being typed; an empty one is not a size, and an empty bleed is none. */
function withLength(look: Look, name: 'widthMm' | 'heightMm' | 'bleedMm', next: string | number): Look {
  const { bleedMm, ...rest } = look;
  if (next === '' && name === 'bleedMm') return rest;
  return { ...rest, ...(bleedMm === undefined ? {} : { bleedMm }), [name]: Number(next) };
}

function withBarcode(
  { barcode: _, ...rest }: Look,
  chosen: NonNullable<Look['barcode']> | typeof NO_BARCODE,
): Look {
  return chosen === NO_BARCODE ? rest : { ...rest, barcode: chosen };
}

function withSpot({ spot: _, ...rest }: Look, text: string): Look {
  return text === '' ? rest : { ...rest, spot: text };
}

function Choice<Value extends string>({
  name,
  of,
  value,
  set,
}: {
  readonly name: string;
  readonly of: readonly Value[];
  readonly value: Value;
  readonly set: (value: Value) => void;
}): ReactNode {
  const { choiceWord, fieldWord } = useTradeWords();
  return (
    <NativeSelect
      label={fieldWord(name)}
      data={of.map((one) => ({ value: one, label: choiceWord(one) }))}
      value={value}
      onChange={(event) => {
        const chosen = of.find((one) => one === event.target.value);
        if (chosen !== undefined) set(chosen);
      }}
    />
  );
}
