import { about } from './en/about.ts';
import { labelEditor } from './en/label-editor.ts';
import { certificateOutcome, certificateStanding } from './en/certificate.ts';
import { cellState, changeState } from './en/coverage.ts';
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
} from './en/filing.ts';
import { filingKinds, filingChoice, filingField, filingKind } from './en/filing-words.ts';
import { related } from './en/overview.ts';
import { importProblem, imports } from './en/imports.ts';
import { form, issue, list, record } from './en/record.ts';
import { missing, slotState } from './en/run.ts';
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
import {
  boundary,
  boundaryWhy,
  scopeClass,
  scopeClassSays,
  scopePlace,
  scopeReason,
  suspect,
  suspectKind,
} from './en/scope.ts';
import { account, permission, roleSays, settings, settingsLead } from './en/settings.ts';
import { labelBatch } from './en/label-batch.ts';
import { labelTemplate } from './en/label-template.ts';
import { photo, scheme, schemeCure, schemeFault } from './en/lot-code.ts';
import { named } from './en/named.ts';
import { drill, drillKinds, drillField, drillGap, drillKind, drillMaterial } from './en/drill.ts';
import { evidencePack, packKinds, packChoice, packField, packKind } from './en/pack.ts';
import { share, shareDeed } from './en/share.ts';
import { sheet } from './en/sheet.ts';
import { certificateRest, proof, restClass, restReason } from './en/proof.ts';
import { story, storyKind, storyRelation, storyWord } from './en/story.ts';
import {
  certificateKinds,
  certificateChoice,
  certificateField,
  certificateKind,
} from './en/certificate-words.ts';
import {
  heldClass,
  howManyConsignees,
  howManyLots,
  howManyShipments,
  incident,
  inspectedWhen,
  likeness,
  limitState,
} from './en/incident.ts';
import { incidentKinds, incidentChoice, incidentField, incidentKind } from './en/incident-words.ts';
import {
  notice,
  noticeAct,
  noticeDue,
  noticeLanguage,
  noticeOutcome,
  noticeState,
  noticeUnits,
} from './en/notice.ts';
import { noticeKinds, noticeChoice, noticeField, noticeKind } from './en/notice-words.ts';
import { recall, recallContradiction, recallNote, recallSince } from './en/recall.ts';
import { recallChoice, recallField, recallKinds, recallKind } from './en/recall-words.ts';
import { releaseKinds, releaseChoice, releaseField, releaseKind } from './en/release.ts';
import { gate, gateAction, gateCondition, gateFinding } from './en/gate.ts';
import { keeping, keepingClock, keepingDoubt, keepingRule, keepingState } from './en/keeping.ts';
import { keepingKinds, keepingField, keepingKind } from './en/keeping-words.ts';
import { testingKinds, testingChoice, testingField, testingKind } from './en/testing-words.ts';
import {
  requirementKinds,
  requirementChoice,
  requirementField,
  requirementKind,
} from './en/requirement-words.ts';
import { kinds } from './en/trade.ts';

/** What the other pages say; loaded after the first. */
export const rest = {
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
