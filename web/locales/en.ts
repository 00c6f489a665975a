import { about } from './en/about.ts';
import { labelEditor } from './en/label-editor.ts';
import { access } from './en/access.ts';
import { certificate, certificateOutcome, certificateStanding } from './en/certificate.ts';
import { cellState, changeState, coverage } from './en/coverage.ts';
import { field } from './en/field.ts';
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
} from './en/filing.ts';
import { filingChoice, filingField, filingKind, filingKinds } from './en/filing-words.ts';
import { find, how } from './en/find.ts';
import { overview, related } from './en/overview.ts';
import { importProblem, imports } from './en/imports.ts';
import { progress } from './en/progress.ts';
import { form, issue, list, record } from './en/record.ts';
import { missing, run, slotState } from './en/run.ts';
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
} from './en/rules.ts';
import { scan } from './en/scan.ts';
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
} from './en/scope.ts';
import { account, firm, permission, person, roleSays, settings, settingsLead, token } from './en/settings.ts';
import { label } from './en/label.ts';
import { labelBatch } from './en/label-batch.ts';
import { labelTemplate } from './en/label-template.ts';
import { agreement, decode, photo, scheme, schemeCure, schemeFault } from './en/lot-code.ts';
import { named } from './en/named.ts';
import { evidencePack, packChoice, packField, packKind, packKinds } from './en/pack.ts';
import { sheet } from './en/sheet.ts';
import { nav, role, shell } from './en/shell.ts';
import { start } from './en/start.ts';
import { proof, restClass, restReason } from './en/proof.ts';
import { problem, state, todo } from './en/state.ts';
import { story, storyKind, storyRelation, storyWord } from './en/story.ts';
import {
  certificateChoice,
  certificateField,
  certificateKind,
  certificateKinds,
} from './en/certificate-words.ts';
import { releaseChoice, releaseField, releaseKind, releaseKinds } from './en/release.ts';
import { gate, gateAction, gateCondition, gateFinding } from './en/gate.ts';
import { testingChoice, testingField, testingKind, testingKinds } from './en/testing-words.ts';
import {
  requirementChoice,
  requirementField,
  requirementKind,
  requirementKinds,
} from './en/requirement-words.ts';
import { choice, kind, kinds } from './en/trade.ts';

/** Everything the web app says in English; the shape that every other language has. */
export const messages = {
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
