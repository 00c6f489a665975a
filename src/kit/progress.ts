/** What a long piece of work is doing. */
export type ProgressStep =
  | 'waiting'
  | 'opening'
  | 'reading'
  | 'checking'
  | 'recording'
  | 'undoing'
  | 'repeated'
  | 'chain'
  | 'comparing'
  | 'contents'
  | 'copying'
  | 'building';

/** How far it is. What is counted follows from the step: rows read, records checked and recorded, entries, tables, contents, months. */
export interface Progress {
  readonly step: ProgressStep;
  readonly done: number;
  /** Null: nobody knows yet how many there are. */
  readonly of: number | null;
  /** Records that are recorded already while others are read still. */
  readonly recorded?: number;
}

export type TellProgress = (progress: Progress) => void;

const WORDS: Readonly<Record<ProgressStep, string>> = {
  waiting: 'Waiting until others have recorded, such as an import',
  opening: 'Reading the files',
  reading: 'Rows read',
  checking: 'Records checked',
  recording: 'Recorded',
  undoing: 'Undone',
  repeated: 'This was recorded before',
  chain: 'Entries of the chain checked',
  comparing: 'Tables compared',
  contents: 'Contents of files checked',
  copying: 'Contents of files carried',
  building: 'Months of the demo built',
};
/** Steps that are not counted. */
const WHOLE: readonly ProgressStep[] = ['waiting', 'opening', 'repeated'];

/** One line for a terminal: `Rows read: 1000 of 5000, 900 recorded`. */
export function progressText({ step, done, of, recorded = 0 }: Progress): string {
  if (WHOLE.includes(step)) return WORDS[step];
  const total = of === null ? '' : ` of ${String(of)}`;
  return `${WORDS[step]}: ${String(done)}${total}${recorded > 0 ? `, ${String(recorded)} recorded` : ''}`;
}
