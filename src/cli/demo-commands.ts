import { z } from 'zod';
import { buildDemo } from '../demo/build-demo.ts';
import { DEMO_FIRM } from '../demo/demo-firm.ts';
import { SUSPECT_PAINT } from '../demo/demo-story.ts';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { LotproofError } from '../kit/errors.ts';
import { readSetting, writeSetting } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';
import { answerText } from './answer-text.ts';
import { layoutOf } from './answer.ts';
import type { Call, Command } from './command.ts';
import { contextOf, endProgress, progressOf, settingsOf } from './house.ts';
import { serve } from './serve-command.ts';

export const demoCommand: Command = {
  words: ['demo'],
  summary: 'Build a made-up importer with two years of records to try everything on',
  description:
    'The firm is built through the same operations as any other, and is the same every time. When it is there already, nothing happens; a build that was broken off is taken up again.',
  input: z.strictObject({}),
  positional: [],
  examples: [{ says: 'Build it', input: {} }],
  permission: null,
  run: async (call) => {
    const firms = openFirms(settingsOf(call.surroundings, call.globals));
    try {
      const { entries, built } = await ensureDemo(call, firms);
      const { terminal } = call.surroundings;
      if (call.globals.json) terminal.out(`${JSON.stringify({ firm: DEMO_FIRM.id, entries, built })}\n`);
      else if (!call.globals.quiet) terminal.out(`${demoText(entries, built)}\n`);
      return 0;
    } finally {
      await firms.close();
    }
  },
};

function demoText(entries: number, built: boolean): string {
  const says = built ? 'Built' : 'There already:';
  return `${says} ${DEMO_FIRM.name}, firm "${DEMO_FIRM.id}", ${entries} records. Try\n  lotproof scope ${SUSPECT_PAINT} --firm ${DEMO_FIRM.id}`;
}

export const startCommand: Command = {
  words: ['start'],
  summary: 'Build the demo firm if it is missing, tell its story, and serve: what npm start does',
  input: z.strictObject({}),
  positional: [],
  examples: [{ says: 'See it all', input: {} }],
  permission: null,
  run: async (call) => {
    const settings = settingsOf(call.surroundings, call.globals);
    const firms = openFirms(settings);
    try {
      await ensureDemo(call, firms);
      call.surroundings.terminal.out(`${await storyText(call, await firms.open(DEMO_FIRM.id))}\n\n`);
    } finally {
      await firms.close();
    }
    const quiet = call.surroundings.environment['LOTPROOF_LOG'] === undefined;
    await serve(call, quiet ? { ...settings, LOTPROOF_LOG: 'warn' } : settings);
    return 0;
  },
};

/** Setting of the demo firm's database: begun or built. A firm of that name without it is somebody's own. */
const BUILD_SETTING = 'demo-build';

/** Builds the demo firm unless it is there. Commands are recorded once, so a broken build simply goes on. */
async function ensureDemo(call: Call, firms: Firms): Promise<{ entries: number; built: boolean }> {
  const { id, name } = DEMO_FIRM;
  const isThere = (await firms.list()).includes(id);
  const ledger = isThere ? await firms.open(id) : await firms.create(id, name);
  const state = await ledger.database.read((transaction) => readSetting(transaction, BUILD_SETTING));
  if (state?.startsWith('built ') === true) return { entries: Number(state.slice(6)), built: false };
  if (isThere && state === null)
    throw new LotproofError(
      'already-recorded',
      `A firm "${id}" that is not the demo is there; choose another folder with --data.`,
    );
  await setState(ledger, 'begun');
  if (!call.globals.quiet)
    call.surroundings.terminal.say(`Building ${name}, a made-up importer with two years of records.\n`);
  try {
    const { entries } = await buildDemo(ledger, progressOf(call));
    await setState(ledger, `built ${entries}`);
    return { entries, built: true };
  } finally {
    endProgress(call);
  }
}

async function setState(ledger: Ledger, state: string): Promise<void> {
  await ledger.database.write((transaction) => writeSetting(transaction, BUILD_SETTING, state));
}

/** The question that the product is for, asked of the demo firm. */
async function storyText(call: Call, ledger: Ledger): Promise<string> {
  const layout = layoutOf(call.surroundings, call.globals);
  const scope = OPERATIONS.find(({ name }) => name === 'scope.ask');
  const title = layout.style.strong(`A paint lot, ${SUSPECT_PAINT}, is suspect. What did it touch?`);
  const typed = `lotproof scope ${SUSPECT_PAINT} --firm ${DEMO_FIRM.id}`;
  const answer = scope === undefined ? [] : [await askScope(call, scope, ledger)];
  return [title, layout.style.faint(typed), ...answer].join('\n\n');
}

async function askScope(call: Call, scope: Operation, ledger: Ledger): Promise<string> {
  const context = contextOf(call, settingsOf(call.surroundings, call.globals), ledger, null);
  const { output } = await runOperation(context, scope, { suspects: [SUSPECT_PAINT] });
  return answerText(scope, output, layoutOf(call.surroundings, call.globals));
}
