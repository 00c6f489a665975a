import type { Database } from '../db/database.ts';
import type { Firms } from '../house/firms.ts';
import type { SettingName, Settings } from '../house/settings.ts';
import type { Terminal } from './terminal.ts';

/** What a server is started with. */
export interface ServerRequest {
  readonly settings: Settings;
  readonly firms: Firms;
  readonly access: Database;
  readonly now: () => string;
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/** A server that listens. */
export interface Serving {
  readonly url: string;
  /** Where the first owner signs up, once; null when somebody has. */
  readonly setUpLink: string | null;
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Everything the command line has of the world around it. Nothing else is ambient. */
export interface Surroundings {
  /** What was typed after `lotproof`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Name of the operating system's user. */
  readonly userName: string;
  readonly version: string;
  readonly now: () => string;
  readonly newId: () => string;
  readonly terminal: Terminal;
  /** HTTP is not known here; main.ts brings it. */
  readonly startServer: (request: ServerRequest) => Promise<Serving>;
  /** Runs a command line of our own in another process and gives its exit code; what it says goes to standard error. */
  readonly runSelf: (
    args: readonly string[],
    settings: Readonly<Partial<Record<SettingName, string>>>,
  ) => Promise<number>;
  /** Resolves when somebody tells the process to stop (Ctrl-C, SIGTERM). */
  readonly toldToStop: () => Promise<void>;
}
