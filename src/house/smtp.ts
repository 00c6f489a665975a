import { readFileSync } from 'node:fs';
import type { Settings } from './settings.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Letter, Mail, MailOutcome } from '../operation/mail.ts';

const CONNECT_MS = 15_000;
const QUIET_MS = 60_000;
/** As much of a server's reply as is kept. */
const REPLY_LENGTH = 500;

const SECURITIES = ['starttls', 'tls', 'none'] as const;
type Security = (typeof SECURITIES)[number];

/** What mail is sent by, from the settings; null: no server is named. The password is read when something is sent, and kept nowhere. */
export function mailFrom(settings: Settings): Mail | null {
  const { LOTPROOF_SMTP_HOST: host, LOTPROOF_SMTP_FROM: from } = settings;
  if (host === '') return null;
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(from))
    throw new LotproofError('usage', 'LOTPROOF_SMTP_FROM must be the e-mail address that notices come from.');
  const security = securityOf(settings);
  return { from, send: (letter) => send(settings, security, letter) };
}

function securityOf({ LOTPROOF_SMTP_SECURITY: said }: Settings): Security {
  const security = SECURITIES.find((one) => one === said);
  if (security !== undefined) return security;
  throw new LotproofError('usage', `LOTPROOF_SMTP_SECURITY must be ${SECURITIES.join(', ')}, not "${said}".`);
}

async function send(settings: Settings, security: Security, letter: Letter): Promise<MailOutcome> {
  // Brought in when something is sent, not when the program starts.
  const { createTransport } = await import('nodemailer');
  const user = settings.LOTPROOF_SMTP_USER;
  const transport = createTransport({
    host: settings.LOTPROOF_SMTP_HOST,
    port: Number(settings.LOTPROOF_SMTP_PORT),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: passwordOf(settings) } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: QUIET_MS,
    // What a letter names is never read from a disk or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { to, subject, text, attachments } = letter;
    const told = await transport.sendMail({
      ...{ from: settings.LOTPROOF_SMTP_FROM, to: { name: '', address: to }, subject, text },
      attachments: attachments.map(({ name, content, mediaType }) => ({
        ...{ filename: name, content, contentType: mediaType },
      })),
    });
    return { outcome: 'accepted', says: plain(told.response), messageId: told.messageId };
  } catch (error) {
    return refusedBy(error);
  } finally {
    transport.close();
  }
}

/** What the receiver's side refused is an outcome; that our own server cannot be used is an error. */
function refusedBy(error: unknown): MailOutcome {
  const { code, response } = faultOf(error);
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return { outcome: 'refused', says: plain(response ?? code), messageId: null };
  throw new LotproofError('mail-unavailable', `The mail server says: ${plain(response ?? code)}`, [], error);
}

function faultOf(error: unknown): { code: string; response: string | undefined } {
  if (!(error instanceof Error)) return { code: 'unknown', response: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : undefined;
  return { code, response };
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, REPLY_LENGTH);
}

function passwordOf({ LOTPROOF_SMTP_PASSWORD: given, LOTPROOF_SMTP_PASSWORD_FILE: file }: Settings): string {
  if (file === '') return given;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new LotproofError('usage', 'LOTPROOF_SMTP_PASSWORD_FILE cannot be read.', [], error);
  }
}
