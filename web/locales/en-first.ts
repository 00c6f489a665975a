import { access } from './en/access.ts';
import { certificate } from './en/certificate.ts';
import { coverage } from './en/coverage.ts';
import { field } from './en/field.ts';
import { filing, pack } from './en/filing.ts';
import { filingChoice, filingField, filingKind } from './en/filing-words.ts';
import { find, how } from './en/find.ts';
import { overview } from './en/overview.ts';
import { progress } from './en/progress.ts';
import { run } from './en/run.ts';
import { scan } from './en/scan.ts';
import { scope } from './en/scope.ts';
import { firm, person, token } from './en/settings.ts';
import { label } from './en/label.ts';
import { agreement, decode } from './en/lot-code.ts';
import { drillField, drillKind } from './en/drill.ts';
import { packChoice, packField, packKind } from './en/pack.ts';
import { nav, role, shell } from './en/shell.ts';
import { start } from './en/start.ts';
import { problem, state, todo } from './en/state.ts';
import { certificateChoice, certificateField, certificateKind } from './en/certificate-words.ts';
import { incidentChoice, incidentField, incidentKind } from './en/incident-words.ts';
import { noticeChoice, noticeField, noticeKind } from './en/notice-words.ts';
import { recallNote } from './en/recall.ts';
import { recallKind } from './en/recall-words.ts';
import { releaseChoice, releaseField, releaseKind } from './en/release.ts';
import { keepingField, keepingKind } from './en/keeping-words.ts';
import { testingChoice, testingField, testingKind } from './en/testing-words.ts';
import { requirementChoice, requirementField, requirementKind } from './en/requirement-words.ts';
import { choice, kind } from './en/trade.ts';

/** What the first page, the shell and its dialogs say. */
export const first = {
  access,
  certificate,
  choice: {
    ...noticeChoice,
    ...releaseChoice,
    ...requirementChoice,
    ...testingChoice,
    ...packChoice,
    ...certificateChoice,
    ...filingChoice,
    ...incidentChoice,
    ...choice,
  },
  coverage,
  field: {
    ...keepingField,
    ...noticeField,
    ...releaseField,
    ...requirementField,
    ...testingField,
    ...packField,
    ...drillField,
    ...certificateField,
    ...filingField,
    ...incidentField,
    ...field,
  },
  filing,
  pack,
  find,
  firm,
  how,
  kind: {
    ...keepingKind,
    ...recallKind,
    ...noticeKind,
    ...releaseKind,
    ...requirementKind,
    ...testingKind,
    ...packKind,
    ...drillKind,
    ...certificateKind,
    ...filingKind,
    ...incidentKind,
    ...kind,
  },
  label,
  nav,
  overview,
  person,
  problem,
  recallNote,
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
