import { IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { isRole } from '../../ui/roles.ts';
import { RecordLink } from '../../ui/values.tsx';
import styles from './run-gate.module.css';

type Assessment = OutputOf<'release.assess'>;
type Finding = Assessment['conditions'][number]['findings'][number];
type Action = Finding['todo']['action'];

/** Where on the page of the run a step is taken, by the fragments of its sections. */
const SECTIONS: Readonly<Partial<Record<Action, string>>> = {
  'record-slip': 'missing',
  'correct-run': 'missing',
  'account-units': 'units',
  'check-slips': 'slots',
  'write-label': 'labels',
  'check-photo': 'photo',
  'cover-cell': 'coverage',
  'assess-change': 'coverage',
  'test-again': 'coverage',
  certify: 'certificates',
};

/** What takes a barrier away, and who does it. */
export function GateStep({
  of: { todo, evidence },
  assessment,
}: {
  readonly of: Finding;
  readonly assessment: Assessment;
}): ReactNode {
  const t = useTranslations();
  const role = isRole(todo.role) ? t(`role.${todo.role}`) : todo.role;
  return (
    <li>
      <Way action={todo.action} first={evidence[0]} assessment={assessment} />
      <span className={styles['who']}>
        <IconUser aria-hidden size={14} />
        {todo.ask === null ? role : t('gate.whoFrom', { role, party: todo.ask.name })}
      </span>
    </li>
  );
}

interface WayTo {
  readonly action: Action;
  readonly first: Finding['evidence'][number] | undefined;
  readonly assessment: Assessment;
}

/** The step as a button, a link to where it is taken, or, where there is neither, in words. */
function Way({ action, first, assessment: { run, product } }: WayTo): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const says = t(`gateAction.${action}`);
  const section = SECTIONS[action];
  if (section !== undefined) return <a href={`#${section}`}>{says}</a>;
  if (action === 'inspect') return <RecordHere kind="inspection" from={{ run: run.id }} says={says} />;
  if (action === 'store-sample')
    return <RecordHere kind="sample" from={{ run: run.id, kind: 'retained' }} says={says} />;
  if (action === 'plan-tests')
    return <RecordHere kind="test-plan" from={{ product: product.id }} says={says} />;
  if (action === 'lift-hold')
    return <RecordHere kind="hold-release" from={{ hold: first?.id }} says={says} />;
  if (action === 'ask-what-applies' || action === 'complete-facts' || action === 'keep-back')
    return (
      <Link to="/firms/$firm/products/$id/rules" params={{ firm, id: product.id }}>
        {says}
      </Link>
    );
  if (first === undefined) return says;
  return (
    <RecordLink kind={first.kind} id={first.id}>
      {says}
    </RecordLink>
  );
}
