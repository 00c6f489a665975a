import type { first as en } from './en-first.ts';
import { access } from './zh/access.ts';
import { certificate } from './zh/certificate.ts';
import { coverage } from './zh/coverage.ts';
import { field } from './zh/field.ts';
import { filing, pack } from './zh/filing.ts';
import { filingChoice, filingField, filingKind } from './zh/filing-words.ts';
import { find, how } from './zh/find.ts';
import { overview } from './zh/overview.ts';
import { progress } from './zh/progress.ts';
import { run } from './zh/run.ts';
import { scan } from './zh/scan.ts';
import { scope } from './zh/scope.ts';
import { firm, person, token } from './zh/settings.ts';
import { label } from './zh/label.ts';
import { agreement, decode } from './zh/lot-code.ts';
import { drillField, drillKind } from './zh/drill.ts';
import { packChoice, packField, packKind } from './zh/pack.ts';
import { nav, role, shell } from './zh/shell.ts';
import { start } from './zh/start.ts';
import { problem, state, todo } from './zh/state.ts';
import { certificateChoice, certificateField, certificateKind } from './zh/certificate-words.ts';
import { incidentChoice, incidentField, incidentKind } from './zh/incident-words.ts';
import { noticeChoice, noticeField, noticeKind } from './zh/notice-words.ts';
import { recallNote } from './zh/recall.ts';
import { recallKind } from './zh/recall-words.ts';
import { releaseChoice, releaseField, releaseKind } from './zh/release.ts';
import { keepingField, keepingKind } from './zh/keeping-words.ts';
import { testingChoice, testingField, testingKind } from './zh/testing-words.ts';
import { requirementChoice, requirementField, requirementKind } from './zh/requirement-words.ts';
import { choice, kind } from './zh/trade.ts';

/** What the first page, the shell and its dialogs say, in Simplified Chinese. */
export const first: typeof en = {
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
