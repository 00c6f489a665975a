import { z } from 'zod';
import { DEMO_FIRM } from '../demo/demo-firm.ts';
import { ensureDemoFirms } from '../demo/demo-firms.ts';
import type { BuiltFirm, Telling } from '../demo/demo-firms.ts';
import { SUSPECT_PAINT } from '../demo/demo-story.ts';
import { openFirms } from '../house/firms.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';
import { answerText } from './answer-text.ts';
import { layoutOf } from './answer.ts';
import type { Call, Command } from './command.ts';
import { contextOf, endProgress, progressOf, settingsOf } from './house.ts';
import { listenSchema, listenSettings, serve } from './serve-command.ts';

export const demoCommand: Command = {
  words: ['demo'],
  summary: 'Build a made-up importer with two years of records to try everything on',
  description:
    'Three firms, built through the same operations as all others and the same every time: Brightwater Toys (brightwater), with two years of records, and two importers who sent the workbook of a factory (arcadia, harborline). ' +
    'While there are no others, commands without --firm ask Brightwater. When they are there already, nothing happens; a build that was broken off is taken up again.',
  input: z.strictObject({}),
  positional: [],
  examples: [{ says: 'Build them', input: {} }],
  permission: null,
  run: async (call) => {
    const firms = openFirms(settingsOf(call.surroundings, call.globals));
    try {
      const built = await ensureDemoFirms(firms, tellingOf(call));
      const { terminal } = call.surroundings;
      if (call.globals.json) terminal.out(`${JSON.stringify({ firms: built })}\n`);
      else if (!call.globals.quiet) terminal.out(`${demoText(built)}\n`);
      return 0;
    } finally {
      await firms.close();
    }
  },
};

/** On the error stream. */
function tellingOf(call: Call): Telling {
  return {
    say: (text) => {
      if (!call.globals.quiet) call.surroundings.terminal.say(`${text}\n`);
    },
    progress: progressOf(call),
    endProgress: () => endProgress(call),
  };
}

function demoText(firms: readonly BuiltFirm[]): string {
  const lines = firms.map(({ firm, name, entries, built }) => {
    const says = built ? 'Built' : 'There already:';
    return `${says} ${name}, firm "${firm}", ${String(entries)} records.`;
  });
  return [...lines, 'Try', `  lotproof scope ${SUSPECT_PAINT}`].join('\n');
}

export const startCommand: Command = {
  words: ['start'],
  summary:
    'Build the demo’s firms if they are missing, ask the question of the suspect paint, and serve: what npm start does',
  input: listenSchema,
  positional: [],
  examples: [{ says: 'See it all', input: {} }],
  permission: null,
  run: async (call) => {
    const settings = listenSettings(call);
    const firms = openFirms(settings);
    try {
      await ensureDemoFirms(firms, tellingOf(call));
      call.surroundings.terminal.out(`${await storyText(call, await firms.open(DEMO_FIRM.id))}\n\n`);
    } finally {
      await firms.close();
    }
    const quiet = call.surroundings.environment['LOTPROOF_LOG'] === undefined;
    await serve(call, quiet ? { ...settings, LOTPROOF_LOG: 'warn' } : settings);
    return 0;
  },
};

/** The question that the product is for, asked of the demo firm. */
async function storyText(call: Call, ledger: Ledger): Promise<string> {
  const layout = layoutOf(call.surroundings, call.globals);
  const scope = OPERATIONS.find(({ name }) => name === 'scope.ask');
  const title = layout.style.strong(`A paint lot, ${SUSPECT_PAINT}, is suspect. What did it touch?`);
  const typed = `lotproof scope ${SUSPECT_PAINT}`;
  const answer = scope === undefined ? [] : [await askScope(call, scope, ledger)];
  return [title, layout.style.faint(typed), ...answer].join('\n\n');
}

async function askScope(call: Call, scope: Operation, ledger: Ledger): Promise<string> {
  const context = contextOf(call, settingsOf(call.surroundings, call.globals), ledger, null);
  const { output } = await runOperation(context, scope, { suspects: [SUSPECT_PAINT] });
  return answerText(scope, output, layoutOf(call.surroundings, call.globals));
}
