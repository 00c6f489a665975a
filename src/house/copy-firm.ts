import { namedContents } from '../domain/evidence/file-contents-store.ts';
import type { NamedContent } from '../domain/evidence/file-contents-store.ts';
import { verifyFiles } from '../domain/evidence/file-verdict-store.ts';
import type { TellProgress } from '../kit/progress.ts';
import { copyLedger } from '../ledger/copy.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { verify } from '../ledger/verify.ts';
import { openFirms } from './firms.ts';
import type { Settings } from './settings.ts';

/** A copy of a firm's ledger in SQLite, verified where it lies. */
export interface FirmCopy {
  readonly position: number;
  /** Hash of the last entry. */
  readonly head: string;
  /** Contents that its entries name. */
  readonly contents: readonly NamedContent[];
  /** Those that are there as recorded. */
  readonly files: number;
  /** What is wrong with it, in words. */
  readonly faults: readonly string[];
}

/** A firm that is copied, and the data folder it is copied into. */
export interface CopyAsked {
  readonly ledger: Ledger;
  readonly firm: string;
  readonly folder: string;
  readonly settings: Settings;
  /** Ledger position up to which; absent: all of it. */
  readonly upTo?: number;
  /** Brings a content into the folder of files; absent: contents are carried by somebody else, and not looked at. */
  readonly carry?: (content: NamedContent, into: string) => Promise<unknown>;
  readonly progress: TellProgress;
}

/** Entries first, then the contents that they name; then all of it is verified where it lies. */
export async function copyFirm(asked: CopyAsked): Promise<FirmCopy> {
  const { ledger, firm, folder, settings, upTo, carry, progress } = asked;
  const copies = openFirms({ ...settings, LOTPROOF_DATA: folder, LOTPROOF_DATABASE: '' });
  try {
    const copy = await copies.create(firm, firm);
    progress({ step: 'opening', done: 0, of: null });
    await copyLedger(ledger, copy, upTo);
    const contents = await copy.database.read(namedContents);
    const into = copies.filesFolder(firm);
    for (const [index, content] of carry === undefined ? [] : contents.entries()) {
      progress({ step: 'copying', done: index, of: contents.length });
      await carry?.(content, into);
    }
    const { position, head, fault } = await verify(copy, progress);
    const verdict =
      carry === undefined
        ? { sound: 0, faults: [] }
        : await copy.database.read((transaction) => verifyFiles(transaction, into, progress));
    const faults = [...(fault === null ? [] : [fault]), ...verdict.faults].map(({ says }) => says);
    return { position, head, contents, files: verdict.sound, faults };
  } finally {
    await copies.close();
  }
}
