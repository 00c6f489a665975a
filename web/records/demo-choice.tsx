import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '../client/call.ts';
import { useSession } from '../client/firm.ts';
import { useFirmNames } from '../client/firm-names.ts';
import { followed } from '../client/progress.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { CallError } from '../client/problem.ts';
import { problemFrom } from '../client/problem.ts';

/** Id of the demo firm, as the server builds it (src/demo/demo-firm.ts). */
const DEMO = 'brightwater';

/** Whether the person can see the demo firm, or have it built. */
export function useHasDemo(): boolean {
  const { firms, founder } = useSession();
  return founder || firms.some(({ firm }) => firm === DEMO);
}

/** The way into the demo firm; where it is not there yet, it is built first. */
export function DemoDo(): ReactNode {
  const t = useTranslations();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { firms } = useSession();
  const names = useFirmNames();
  const isThere = firms.some(({ firm }) => firm === DEMO);
  const go = (): void => void navigate({ to: '/firms/$firm', params: { firm: DEMO }, search: {} });
  const build = useMutation<unknown, CallError>({
    mutationFn: () => followed('demo', (followKey) => send('POST', '/api/v1/demo', { body: {}, followKey })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['session'] });
      await client.invalidateQueries({ queryKey: ['house'] });
      go();
    },
  });
  if (isThere)
    return (
      <Button variant="default" onClick={go}>
        {t('start.demoGo', { name: names.get(DEMO) ?? DEMO })}
      </Button>
    );
  return (
    <>
      <Button variant="default" loading={build.isPending} onClick={() => build.mutate()}>
        {t('start.demoDo')}
      </Button>
      <div role="status" className="soft">
        {build.isPending && <ProgressBar of={['demo']} says={t('start.demoBuilding')} />}
      </div>
      {build.isError && (
        <p role="alert" className="will grave">
          {t(`problem.${problemFrom(build.error).code}`)} <span lang="en">{build.error.message}</span>
        </p>
      )}
    </>
  );
}
