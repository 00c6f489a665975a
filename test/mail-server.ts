import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A letter as a mail server got it. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly raw: string;
  /** The text of its first part, decoded. */
  readonly text: string;
  /** Contents of its attachments, by the name of the file. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A real mail server on this machine, which keeps what it gets and refuses whoever is called `refused`. */
export interface MailServer {
  readonly port: number;
  readonly letters: ReceivedLetter[];
  close(): Promise<void>;
}

export async function openMailServer(account: { user: string; password: string }): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username === account.user && password === account.password) done(null, { user: username });
      else done(new Error('Wrong name or password'));
    },
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('refused@')) done(new Error('No such mailbox here'));
      else done();
    },
    onData: (stream, session, done) => {
      void buffer(stream).then((content) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, ...partsOf(content.toString('latin1')) });
        done();
      });
    },
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  // Listening on a port of its own: the address is one.
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    letters,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
      }),
  };
}

function partsOf(raw: string): Omit<ReceivedLetter, 'to'> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? 'none';
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  const files = new Map<string, Buffer>();
  let text = '';
  for (const part of parts) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = decoded(head, rest.join('\r\n\r\n'));
    const name = /filename="?([^"\r\n;]+)"?/.exec(head)?.[1];
    if (name === undefined) text = body.toString('utf8');
    else files.set(name, body);
  }
  return { raw, text, files };
}

function decoded(head: string, body: string): Buffer {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64');
  const joined = body.replaceAll('=\r\n', '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
    'latin1',
  );
}
