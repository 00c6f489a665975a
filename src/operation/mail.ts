/** A letter to one address. */
export interface Letter {
  /** One e-mail address and nothing beside it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly content: Buffer;
    readonly mediaType: string;
  }[];
}

/** What became of a letter: the server took it, or refused the receiver or the letter. */
export interface MailOutcome {
  readonly outcome: 'accepted' | 'refused';
  /** What the server said. */
  readonly says: string;
  readonly messageId: string | null;
}

/** The user's own mail server. */
export interface Mail {
  /** Address that letters come from. */
  readonly from: string;
  /** Throws `mail-unavailable` when the server cannot be reached or does not let us in. */
  send(letter: Letter): Promise<MailOutcome>;
}
