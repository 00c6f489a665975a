import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import { PHONE_PLACES, PLACES } from './places.ts';
import type { Place } from './places.ts';

/** The places of the app beside the page: with names on a desktop, as marks on a tablet. */
export function SideNavigation(): ReactNode {
  const t = useTranslations();
  return (
    <nav className="side" aria-label={t('shell.navigation')}>
      {PLACES.map(({ group, places }) => (
        <div key={group}>
          <h2>{t(`nav.${group}`)}</h2>
          <ul>
            {places.map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} className="side-link" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The same on a phone: the most used below the page, the rest in a drawer. */
export function PhoneNavigation(): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  const all = PLACES.flatMap(({ places }) => places);
  const first = all.filter(({ path }) => PHONE_PLACES.includes(path));
  return (
    <nav className="bottom" aria-label={t('shell.navigation')}>
      {first.map((place) => (
        <PlaceLink key={place.path} place={place} />
      ))}
      <button type="button" onClick={open} aria-haspopup="dialog">
        <IconDots aria-hidden />
        <span>{t('shell.more')}</span>
      </button>
      <Drawer
        opened={isOpen}
        onClose={close}
        title={t('shell.more')}
        position="bottom"
        size="auto"
        closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}
      >
        <ul className="drawer-list">
          {all
            .filter((place) => !first.includes(place))
            .map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} className="side-link drawer-link" onFollow={close} />
              </li>
            ))}
        </ul>
      </Drawer>
    </nav>
  );
}

function PlaceLink({
  place,
  className,
  onFollow,
}: {
  readonly place: Place;
  readonly className?: string;
  readonly onFollow?: () => void;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <Link
      to={addressOf(firm, place)}
      className={className}
      activeOptions={{ exact: place.path === '', includeSearch: false }}
      title={t(`nav.${place.name}`)}
      onClick={onFollow}
    >
      <place.icon aria-hidden />
      <span>{t(`nav.${place.name}`)}</span>
    </Link>
  );
}

/** A place's address; as text, since the places are a list and not each a route of its own type. */
function addressOf(firm: string, { path }: Place): string {
  return `/firms/${firm}${path}`;
}
