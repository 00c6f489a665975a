import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { measureText } from './measure-text.ts';
import type { UnitSystem } from './measure.ts';
import { useTradeWords } from './words.ts';

const STORED = 'lotproof-units';

interface Units {
  readonly system: UnitSystem;
  readonly choose: (system: UnitSystem) => void;
}

const UnitsContext = createContext<Units>({ system: 'metric', choose: () => undefined });

/** The units a person wants masses and lengths shown in, and how to change them at once. */
export function useUnits(): Units {
  return useContext(UnitsContext);
}

/** Keeps the choice of units in this browser. Forms and files do not follow it: they stay in the units of the records. */
export function UnitChoice({ children }: { readonly children: ReactNode }): ReactNode {
  const [system, setSystem] = useState<UnitSystem>(() =>
    localStorage.getItem(STORED) === 'us' ? 'us' : 'metric',
  );
  const units = useMemo<Units>(
    () => ({
      system,
      choose: (chosen) => {
        localStorage.setItem(STORED, chosen);
        setSystem(chosen);
      },
    }),
    [system],
  );
  return <UnitsContext value={units}>{children}</UnitsContext>;
}

/** Says a quantity of a smallest unit with its unit's word, in the units and the language in use. */
export function useQuantityText(): (quantity: number, unit: string) => string {
  const format = useFormatter();
  const { choiceWord } = useTradeWords();
  const { system } = useUnits();
  return (quantity, unit) => measureText({ quantity, unit, system }, { format, word: choiceWord });
}
