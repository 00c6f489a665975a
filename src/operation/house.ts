import type { Database } from '../db/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Mail } from './mail.ts';

/** The installation as somebody asking sees it: what is not in any firm's ledger. */
export interface House {
  /** Firm the operation works on; null for operations about the house. */
  readonly firm: string | null;
  /** People, memberships, tokens, sessions: personal data and secrets, which never enter a ledger. */
  readonly access: Database;
  readonly firms: {
    list(): Promise<string[]>;
    open(firm: string): Promise<Ledger>;
    create(firm: string, name: string): Promise<Ledger>;
  };
  /** Id of the person asking, or whose token asks; null for somebody at the machine itself. */
  readonly person: string | null;
  /** May make firms and sees all of them: somebody at the machine itself, and the person who set it up. */
  readonly whole: boolean;
  /** Folder of what the firm's links for people outside open; null for operations about the house. */
  readonly sharedFolder: string | null;
  /** The user's mail server; null: none is named. */
  readonly mail: Mail | null;
  /** Of lotproof; null: not known. */
  readonly version: string | null;
  /** Address under which people reach the server, without a slash at the end: where links lead. */
  readonly url: string;
}
