import type { Messages } from './messages.ts';
import { about } from './zh/about.ts';
import { labelEditor } from './zh/label-editor.ts';
import { access } from './zh/access.ts';
import { certificate, certificateOutcome, certificateStanding } from './zh/certificate.ts';
import { cellState, changeState, coverage } from './zh/coverage.ts';
import { field } from './zh/field.ts';
import {
  bringer,
  confidenceWord,
  fieldVerdict,
  filing,
  filingState,
  filingWarning,
  pack,
  packState,
  sameStory,
  storyDifference,
  storyField,
  storySeverity,
  teller,
} from './zh/filing.ts';
import { filingChoice, filingField, filingKind, filingKinds } from './zh/filing-words.ts';
import { find, how } from './zh/find.ts';
import { overview, related } from './zh/overview.ts';
import { importProblem, imports } from './zh/imports.ts';
import { progress } from './zh/progress.ts';
import { form, issue, list, record } from './zh/record.ts';
import { missing, run, slotState } from './zh/run.ts';
import {
  rules,
  ruleGroup,
  ruleField,
  smallBatch,
  dateOf,
  limitScope,
  stale,
  factGroup,
  factGroupSays,
  stateSays,
  pointing,
  relief,
} from './zh/rules.ts';
import { scan } from './zh/scan.ts';
import {
  boundary,
  boundaryWhy,
  scope,
  scopeClass,
  scopeClassSays,
  scopePlace,
  scopeReason,
  suspect,
  suspectKind,
} from './zh/scope.ts';
import { account, firm, permission, person, roleSays, settings, settingsLead, token } from './zh/settings.ts';
import { label } from './zh/label.ts';
import { labelBatch } from './zh/label-batch.ts';
import { labelTemplate } from './zh/label-template.ts';
import { agreement, decode, photo, scheme, schemeCure, schemeFault } from './zh/lot-code.ts';
import { named } from './zh/named.ts';
import { evidencePack, packChoice, packField, packKind, packKinds } from './zh/pack.ts';
import { sheet } from './zh/sheet.ts';
import { nav, role, shell } from './zh/shell.ts';
import { start } from './zh/start.ts';
import { proof, restClass, restReason } from './zh/proof.ts';
import { problem, state, todo } from './zh/state.ts';
import { story, storyKind, storyRelation, storyWord } from './zh/story.ts';
import {
  certificateChoice,
  certificateField,
  certificateKind,
  certificateKinds,
} from './zh/certificate-words.ts';
import { releaseChoice, releaseField, releaseKind, releaseKinds } from './zh/release.ts';
import { gate, gateAction, gateCondition, gateFinding } from './zh/gate.ts';
import { testingChoice, testingField, testingKind, testingKinds } from './zh/testing-words.ts';
import {
  requirementChoice,
  requirementField,
  requirementKind,
  requirementKinds,
} from './zh/requirement-words.ts';
import { choice, kind, kinds } from './zh/trade.ts';

/** The same in Simplified Chinese, in the words of a factory in Guangdong. */
export const messages: Messages = {
  about,
  access,
  account,
  boundary,
  boundaryWhy,
  cellState,
  certificate,
  certificateOutcome,
  certificateStanding,
  changeState,
  choice: {
    ...releaseChoice,
    ...requirementChoice,
    ...testingChoice,
    ...packChoice,
    ...certificateChoice,
    ...filingChoice,
    ...choice,
  },
  coverage,
  field: {
    ...releaseField,
    ...requirementField,
    ...testingField,
    ...packField,
    ...certificateField,
    ...filingField,
    ...field,
  },
  bringer,
  confidenceWord,
  fieldVerdict,
  filing,
  filingState,
  filingWarning,
  pack,
  packState,
  sameStory,
  storyDifference,
  storyField,
  storySeverity,
  teller,
  find,
  relief,
  pointing,
  stateSays,
  factGroupSays,
  factGroup,
  stale,
  limitScope,
  dateOf,
  smallBatch,
  ruleField,
  ruleGroup,
  rules,
  firm,
  form,
  gate,
  gateAction,
  gateCondition,
  gateFinding,
  how,
  importProblem,
  imports,
  issue,
  kind: {
    ...releaseKind,
    ...requirementKind,
    ...testingKind,
    ...packKind,
    ...certificateKind,
    ...filingKind,
    ...kind,
  },
  kinds: {
    ...releaseKinds,
    ...requirementKinds,
    ...testingKinds,
    ...packKinds,
    ...certificateKinds,
    ...filingKinds,
    ...kinds,
  },
  label,
  labelBatch,
  labelEditor,
  labelTemplate,
  list,
  missing,
  named,
  nav,
  overview,
  evidencePack,
  permission,
  person,
  problem,
  progress,
  proof,
  restClass,
  restReason,
  record,
  related,
  role,
  roleSays,
  run,
  scan,
  agreement,
  decode,
  photo,
  scheme,
  schemeCure,
  schemeFault,
  scope,
  scopeClass,
  scopeClassSays,
  scopePlace,
  scopeReason,
  settings,
  settingsLead,
  sheet,
  shell,
  slotState,
  start,
  state,
  story,
  storyKind,
  storyRelation,
  storyWord,
  suspect,
  suspectKind,
  todo,
  token,
};
