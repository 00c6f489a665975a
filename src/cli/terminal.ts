/** What the command line speaks and listens to. Made in main.ts, so that tests bring their own. */
export interface Terminal {
  /** Standard output: the answer. */
  readonly out: (text: string) => void;
  /** Standard error: errors, progress, hints. */
  readonly say: (text: string) => void;
  /** Characters in a line of standard output; null when it is no terminal. */
  readonly width: number | null;
  /** Standard error is a terminal: progress is shown. */
  readonly saysOnTerminal: boolean;
  /** Standard input is a terminal: a person can be asked. */
  readonly canAsk: boolean;
  /** All of standard input. */
  readonly standardInput: () => Promise<string>;
  /** Asks a person one line. */
  readonly ask: (question: string) => Promise<string>;
}

/** Styles text when colour is on. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly alarm: (text: string) => string;
}

const wrap = (open: number, close: number) => (text: string) => `\u001B[${open}m${text}\u001B[${close}m`;
const plain = (text: string): string => text;

export function styleOf(colour: boolean): Style {
  return colour
    ? { strong: wrap(1, 22), faint: wrap(2, 22), alarm: wrap(31, 39) }
    : { strong: plain, faint: plain, alarm: plain };
}

/** Text without characters that steer a terminal or turn its writing direction: records come from anybody. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this takes out
  return text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
