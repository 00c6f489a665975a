import { z } from 'zod';
import { openAccess } from '../access/open-access.ts';
import { openFirms } from '../house/firms.ts';
import type { Settings } from '../house/settings.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Call, Command } from './command.ts';
import { settingsOf } from './house.ts';
import { careHours, lookAfter } from './looking-after.ts';
import type { Serving } from './surroundings.ts';

/** Where a server listens, as its command says. */
export const listenSchema = z.strictObject({
  host: z.string().min(1).max(200).optional().describe('Address to listen on (LOTPROOF_HOST)'),
  port: z.int().min(0).max(65_535).optional().describe('Port; 0 takes a free one (LOTPROOF_PORT)'),
});

/** The settings, with the address that the command names. */
export function listenSettings(call: Call): Settings {
  const { host, port } = listenSchema.parse(call.input);
  const settings = settingsOf(call.surroundings, call.globals);
  return {
    ...settings,
    LOTPROOF_HOST: host ?? settings.LOTPROOF_HOST,
    LOTPROOF_PORT: port === undefined ? settings.LOTPROOF_PORT : String(port),
  };
}

export const serveCommand: Command = {
  words: ['serve'],
  summary: 'Serve the HTTP API until told to stop',
  description:
    'Listens on 127.0.0.1 unless told otherwise. When nobody has signed up yet it prints a link for the owner, once. Ctrl-C or SIGTERM ' +
    'lets what is under way finish. The log goes to standard error, one JSON object a line, without personal data.',
  input: listenSchema,
  positional: [],
  examples: [{ says: 'On another port', input: { port: 8500 } }],
  permission: null,
  run: async (call) => {
    await serve(call, listenSettings(call));
    return 0;
  },
};

/** Listens, says where, and returns when it was told to stop and has finished. */
export async function serve(call: Call, settings: Settings): Promise<void> {
  const { surroundings } = call;
  const { now, newId, terminal } = surroundings;
  careHours(settings);
  const firms = openFirms(settings);
  try {
    const access = await openAccess(settings, now());
    try {
      const log = (line: string): void => terminal.say(`${line}\n`);
      const serving = await listening(
        () => surroundings.startServer({ settings, firms, access, now, newId, log }),
        settings,
      );
      announce(call, serving);
      const stopLooking = lookAfter(surroundings, { settings, firms });
      await surroundings.toldToStop();
      stopLooking();
      await serving.close();
    } finally {
      await access.close();
    }
  } finally {
    await firms.close();
  }
}

async function listening(start: () => Promise<Serving>, settings: Settings): Promise<Serving> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new LotproofError(
        'port-taken',
        `Port ${settings.LOTPROOF_PORT} of ${settings.LOTPROOF_HOST} is taken by another program, which may be a lotproof that serves already. Stop that one, or choose another port with --port or LOTPROOF_PORT; 0 takes a free one.`,
        [],
        error,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND')
      throw new LotproofError(
        'cannot-listen',
        `This machine cannot listen on ${settings.LOTPROOF_HOST} port ${settings.LOTPROOF_PORT}. Choose an address that it has (--host) and a port that you may use (--port, 1024 or more).`,
        [],
        error,
      );
    throw error;
  }
}

function announce({ surroundings: { terminal }, globals }: Call, serving: Serving): void {
  const { url, setUpLink, warnings } = serving;
  if (globals.json) {
    terminal.out(`${JSON.stringify({ url, setUpLink, warnings })}\n`);
    return;
  }
  terminal.out(`lotproof serves on ${url}\n`);
  if (setUpLink !== null)
    terminal.out(`Nobody has signed up yet. The owner does, once, at\n  ${setUpLink}\n`);
  for (const warning of warnings) terminal.say(`lotproof: ${warning}\n`);
  if (!globals.quiet) terminal.say('Ctrl-C stops it.\n');
}
