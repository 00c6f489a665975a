import type { rest as en } from './en-rest.ts';
import { about } from './zh/about.ts';
import { labelEditor } from './zh/label-editor.ts';
import { certificateOutcome, certificateStanding } from './zh/certificate.ts';
import { cellState, changeState } from './zh/coverage.ts';
import {
  bringer,
  confidenceWord,
  fieldVerdict,
  filingState,
  filingWarning,
  packState,
  sameStory,
  storyDifference,
  storyField,
  storySeverity,
  teller,
} from './zh/filing.ts';
import { filingKinds, filingChoice, filingField, filingKind } from './zh/filing-words.ts';
import { related } from './zh/overview.ts';
import { importProblem, imports } from './zh/imports.ts';
import { form, issue, list, record } from './zh/record.ts';
import { missing, slotState } from './zh/run.ts';
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
import {
  boundary,
  boundaryWhy,
  scopeClass,
  scopeClassSays,
  scopePlace,
  scopeReason,
  suspect,
  suspectKind,
} from './zh/scope.ts';
import { account, permission, roleSays, settings, settingsLead } from './zh/settings.ts';
import { labelBatch } from './zh/label-batch.ts';
import { labelTemplate } from './zh/label-template.ts';
import { photo, scheme, schemeCure, schemeFault } from './zh/lot-code.ts';
import { named } from './zh/named.ts';
import { drill, drillKinds, drillField, drillGap, drillKind, drillMaterial } from './zh/drill.ts';
import { evidencePack, packKinds, packChoice, packField, packKind } from './zh/pack.ts';
import { share, shareDeed } from './zh/share.ts';
import { sheet } from './zh/sheet.ts';
import { certificateRest, proof, restClass, restReason } from './zh/proof.ts';
import { story, storyKind, storyRelation, storyWord } from './zh/story.ts';
import {
  certificateKinds,
  certificateChoice,
  certificateField,
  certificateKind,
} from './zh/certificate-words.ts';
import {
  heldClass,
  howManyConsignees,
  howManyLots,
  howManyShipments,
  incident,
  inspectedWhen,
  likeness,
  limitState,
} from './zh/incident.ts';
import { incidentKinds, incidentChoice, incidentField, incidentKind } from './zh/incident-words.ts';
import {
  notice,
  noticeAct,
  noticeDue,
  noticeLanguage,
  noticeOutcome,
  noticeState,
  noticeUnits,
} from './zh/notice.ts';
import { noticeKinds, noticeChoice, noticeField, noticeKind } from './zh/notice-words.ts';
import { recall, recallContradiction, recallNote, recallSince } from './zh/recall.ts';
import { recallChoice, recallField, recallKinds, recallKind } from './zh/recall-words.ts';
import { releaseKinds, releaseChoice, releaseField, releaseKind } from './zh/release.ts';
import { gate, gateAction, gateCondition, gateFinding } from './zh/gate.ts';
import { keeping, keepingClock, keepingDoubt, keepingRule, keepingState } from './zh/keeping.ts';
import { keepingKinds, keepingField, keepingKind } from './zh/keeping-words.ts';
import { testingKinds, testingChoice, testingField, testingKind } from './zh/testing-words.ts';
import {
  requirementKinds,
  requirementChoice,
  requirementField,
  requirementKind,
} from './zh/requirement-words.ts';
import { kinds } from './zh/trade.ts';

/** What the other pages say, in Simplified Chinese; loaded after the first. */
export const rest: typeof en = {
  about,
  account,
  boundary,
  boundaryWhy,
  cellState,
  certificateOutcome,
  certificateStanding,
  changeState,
  bringer,
  confidenceWord,
  fieldVerdict,
  filingState,
  filingWarning,
  packState,
  sameStory,
  storyDifference,
  storyField,
  storySeverity,
  teller,
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
  form,
  gate,
  gateAction,
  gateCondition,
  gateFinding,
  heldClass,
  howManyConsignees,
  howManyLots,
  howManyShipments,
  incident,
  inspectedWhen,
  likeness,
  limitState,
  importProblem,
  imports,
  issue,
  // Those of fields and choices that the first page does not show.
  choice: {
    ...recallChoice,
    ...noticeChoice,
    ...releaseChoice,
    ...requirementChoice,
    ...testingChoice,
    ...packChoice,
    ...certificateChoice,
    ...filingChoice,
    ...incidentChoice,
  },
  field: {
    ...recallField,
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
  },
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
  },
  kinds: {
    ...keepingKinds,
    ...recallKinds,
    ...noticeKinds,
    ...releaseKinds,
    ...requirementKinds,
    ...testingKinds,
    ...packKinds,
    ...drillKinds,
    ...certificateKinds,
    ...filingKinds,
    ...incidentKinds,
    ...kinds,
  },
  keeping,
  keepingClock,
  keepingDoubt,
  keepingRule,
  keepingState,
  labelBatch,
  labelEditor,
  labelTemplate,
  list,
  missing,
  named,
  drill,
  drillGap,
  drillMaterial,
  evidencePack,
  permission,
  proof,
  restClass,
  restReason,
  certificateRest,
  recall,
  recallContradiction,
  recallNote,
  recallSince,
  record,
  related,
  roleSays,
  photo,
  scheme,
  schemeCure,
  schemeFault,
  scopeClass,
  scopeClassSays,
  scopePlace,
  scopeReason,
  settings,
  settingsLead,
  notice,
  noticeAct,
  noticeDue,
  noticeLanguage,
  noticeOutcome,
  noticeState,
  noticeUnits,
  share,
  shareDeed,
  sheet,
  slotState,
  story,
  storyKind,
  storyRelation,
  storyWord,
  suspect,
  suspectKind,
};
