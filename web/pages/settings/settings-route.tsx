import { Navigate, useParams } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { NothingHere } from '../../shell/nothing-here.tsx';
import { AboutPage } from './about-page.tsx';
import { AccountPage } from './account-page.tsx';
import { FirmPage } from './firm-page.tsx';
import { PeoplePage } from './people-page.tsx';
import type { SettingsPart } from './settings-page.tsx';
import { SharesPage } from './shares-page.tsx';
import { TokensPage } from './tokens-page.tsx';

const PARTS: Readonly<Record<SettingsPart, ComponentType>> = {
  people: PeoplePage,
  tokens: TokensPage,
  shares: SharesPage,
  firm: FirmPage,
  account: AccountPage,
  about: AboutPage,
};

/** `/firms/{firm}/settings/{part}`; without a part, what the person has most to do with. */
export function SettingsRoute(): ReactNode {
  const firm = useFirmId();
  const mayAdminister = useMayDo()('administer');
  const { part } = useParams({ strict: false });
  if (part === undefined)
    return (
      <Navigate
        to="/firms/$firm/settings/$part"
        params={{ firm, part: mayAdminister ? 'people' : 'account' }}
        replace
      />
    );
  if (!isPart(part)) return <NothingHere />;
  const Part = PARTS[part];
  return <Part />;
}

function isPart(part: string): part is SettingsPart {
  return Object.hasOwn(PARTS, part);
}
