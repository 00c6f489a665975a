import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Permission } from '../../client/generated/permissions.ts';

/** Taking permissions of the role away from a token. */
export function PermissionFields({
  ofRole,
  without,
  setWithout,
}: {
  readonly ofRole: readonly Permission[];
  readonly without: readonly Permission[];
  readonly setWithout: (without: readonly Permission[]) => void;
}): ReactNode {
  const t = useTranslations();
  const kept = ofRole.filter((one) => !without.includes(one));
  return (
    <Checkbox.Group
      label={t('token.fewer')}
      description={t('token.fewerHint')}
      value={kept}
      error={kept.length === 0 ? t('token.fewerNeeded') : null}
      onChange={(chosen) => setWithout(ofRole.filter((one) => !chosen.includes(one)))}
    >
      <div className="fields" style={{ gap: '0.5rem 1rem', paddingBlock: '0.5rem' }}>
        {ofRole.map((one) => (
          <Checkbox key={one} value={one} label={t(`permission.${one}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
