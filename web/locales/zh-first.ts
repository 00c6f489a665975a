import type { first as en } from './en-first.ts';
import { access } from './zh/access.ts';
import { certificate } from './zh/certificate.ts';
import { coverage } from './zh/coverage.ts';
import { field } from './zh/field.ts';
import { filing, pack } from './zh/filing.ts';
import { find, how } from './zh/find.ts';
import { overview } from './zh/overview.ts';
import { progress } from './zh/progress.ts';
import { run } from './zh/run.ts';
import { scan } from './zh/scan.ts';
import { scope } from './zh/scope.ts';
import { firm, person, token } from './zh/settings.ts';
import { label } from './zh/label.ts';
import { agreement, decode } from './zh/lot-code.ts';
import { nav, role, shell } from './zh/shell.ts';
import { start } from './zh/start.ts';
import { problem, state, todo } from './zh/state.ts';
import { choice, kind } from './zh/trade.ts';

/** What the first page, the shell and its dialogs say, in Simplified Chinese. */
export const first: typeof en = {
  access,
  certificate,
  choice,
  coverage,
  field,
  filing,
  pack,
  find,
  firm,
  how,
  kind,
  label,
  nav,
  overview,
  person,
  problem,
  progress,
  role,
  run,
  scan,
  agreement,
  decode,
  scope,
  shell,
  start,
  state,
  todo,
  token,
};
