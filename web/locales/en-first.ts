import { access } from './en/access.ts';
import { certificate } from './en/certificate.ts';
import { coverage } from './en/coverage.ts';
import { field } from './en/field.ts';
import { filing, pack } from './en/filing.ts';
import { find, how } from './en/find.ts';
import { overview } from './en/overview.ts';
import { progress } from './en/progress.ts';
import { run } from './en/run.ts';
import { scan } from './en/scan.ts';
import { scope } from './en/scope.ts';
import { firm, person, token } from './en/settings.ts';
import { label } from './en/label.ts';
import { agreement, decode } from './en/lot-code.ts';
import { nav, role, shell } from './en/shell.ts';
import { start } from './en/start.ts';
import { problem, state, todo } from './en/state.ts';
import { choice, kind } from './en/trade.ts';

/** What the first page, the shell and its dialogs say. */
export const first = {
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
