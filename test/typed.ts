import path from 'node:path';
import { inject } from 'vitest';
import { runCommandLine } from '../src/cli/command-line.ts';
import type { Serving, Surroundings } from '../src/cli/surroundings.ts';
import { timeSortedId } from '../src/kit/id.ts';

/** What came of a command line. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** How a command is typed in a test: where, and by whom. */
export interface Typing {
  readonly environment?: Readonly<Record<string, string>>;
  /** Columns of the terminal; left out: output goes to a pipe. */
  readonly width?: number;
  readonly standardInput?: string;
  /** What the person answers when asked; left out: nobody can be asked. */
  readonly answer?: string;
  /** The clock; it stands still where it is left out. */
  readonly now?: () => string;
  /** What a server that is started tells. */
  readonly serving?: Serving;
  /** What the machine says when a server wants to listen. */
  readonly serverError?: Error;
}

let folders = 0;
let ids = 0;

/** A data folder that no other test uses. */
export function freshFolder(): string {
  return path.join(inject('databaseFolder'), `typed-${process.pid}-${(folders += 1)}-${Date.now()}`);
}

/** Carries out a command line in this process, on the databases of that folder. */
export async function typed(folder: string, args: readonly string[], typing: Typing = {}): Promise<Outcome> {
  const out: string[] = [];
  const said: string[] = [];
  const surroundings: Surroundings = {
    args,
    environment: { LOTPROOF_DATA: folder, ...typing.environment },
    userName: 'ha',
    version: '9.9.9',
    now: typing.now ?? (() => '2026-01-05T08:00:00.000Z'),
    newId: () => timeSortedId((ids += 1), new Uint8Array(10)),
    terminal: {
      out: (text) => out.push(text),
      say: (text) => said.push(text),
      width: typing.width ?? null,
      saysOnTerminal: typing.width !== undefined,
      canAsk: typing.answer !== undefined,
      standardInput: () => Promise.resolve(typing.standardInput ?? ''),
      ask: (question) => {
        said.push(question);
        return Promise.resolve(typing.answer ?? '');
      },
    },
    startServer: () =>
      typing.serverError !== undefined
        ? Promise.reject(typing.serverError)
        : typing.serving === undefined
          ? Promise.reject(new Error('no server in this test'))
          : Promise.resolve(typing.serving),
    runSelf: () => Promise.reject(new Error('no process of our own in this test')),
    toldToStop: () => Promise.resolve(),
  };
  const code = await runCommandLine(surroundings);
  return { code, out: out.join(''), said: said.join('') };
}
