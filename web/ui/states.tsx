import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconInbox,
  IconLock,
  IconPlugConnectedX,
  IconSearchOff,
  IconStack3,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemFrom } from '../client/problem.ts';

/** The shape of what is coming, so that nothing jumps when it comes. */
export function Loading({ lines = 4 }: { readonly lines?: number }): ReactNode {
  const t = useTranslations();
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}

function State({
  icon,
  title,
  says,
  action,
  role,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly says?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
}): ReactNode {
  return (
    <div className="state" role={role}>
      {icon}
      <h2>{title}</h2>
      {says !== undefined && <p>{says}</p>}
      {action}
    </div>
  );
}

/** Nothing is there yet: say where it comes from. */
export function Empty({
  title,
  says,
  action,
}: {
  readonly title?: string;
  readonly says?: string;
  readonly action?: ReactNode;
}): ReactNode {
  const t = useTranslations();
  return (
    <State
      icon={<IconInbox aria-hidden />}
      title={title ?? t('state.emptyTitle')}
      says={says}
      action={action}
    />
  );
}

/** Records are there, and the filters leave none. */
export function NoMatch({ action }: { readonly action?: ReactNode }): ReactNode {
  const t = useTranslations();
  const says = t('state.noMatchSays');
  return (
    <State icon={<IconSearchOff aria-hidden />} title={t('state.noMatchTitle')} says={says} action={action} />
  );
}

/** More than one page can hold: say the limit and the way to less. */
export function TooLarge({
  says,
  action,
}: {
  readonly says: string;
  readonly action?: ReactNode;
}): ReactNode {
  const t = useTranslations();
  return (
    <State icon={<IconStack3 aria-hidden />} title={t('state.largeTitle')} says={says} action={action} />
  );
}

/** The person's role does not show this: say whose does. */
export function NoPermission({ title, says }: { readonly title: string; readonly says: string }): ReactNode {
  return <State icon={<IconLock aria-hidden />} title={title} says={says} />;
}

const PROBLEM_ICONS: Readonly<Record<string, ReactNode>> = {
  forbidden: <IconLock aria-hidden />,
  unauthenticated: <IconLock aria-hidden />,
  offline: <IconPlugConnectedX aria-hidden />,
  'not-found': <IconSearchOff aria-hidden />,
};

/** Why something could not be shown, what the server said about it, and what to do. */
export function ProblemState({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactNode {
  const t = useTranslations();
  const { code, detail, requestId } = problemFrom(error);
  return (
    <State
      role="alert"
      icon={PROBLEM_ICONS[code] ?? <IconAlertTriangle aria-hidden />}
      title={t(`problem.${code}`)}
      says={
        <>
          {t(`todo.${code}`)}
          {detail !== '' && (
            <>
              <br />
              <span lang="en">{detail}</span>
            </>
          )}
          {requestId !== null && code === 'internal' && (
            <>
              <br />
              {t('state.requestId', { id: requestId })}
            </>
          )}
        </>
      }
      action={
        retry !== undefined && (
          <Button variant="default" onClick={retry}>
            {t('state.retry')}
          </Button>
        )
      }
    />
  );
}
