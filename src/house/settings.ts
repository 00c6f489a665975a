/** Every setting: its environment variable, its default, and what it is for. A test holds docs/reference/settings.md to this. */
export const SETTINGS = {
  LOTPROOF_DATA: {
    standard: './lotproof-data',
    says: 'Folder of the embedded databases and of files by their hash.',
  },
  LOTPROOF_DATABASE: {
    standard: '',
    says: 'PostgreSQL URL (15 or later), with `?connections=20` where ten a firm do not fit. Empty: one SQLite file a firm in the data folder.',
  },
  LOTPROOF_FIRM: {
    standard: '',
    says: 'Firm the command line works on. Empty: the only one there is, or brightwater while all there are are the demo’s; else it has to be said.',
  },
  LOTPROOF_ACTOR: {
    standard: '',
    says: 'Name the command line records under. Empty: the name of the operating-system user.',
  },
  LOTPROOF_HOST: { standard: '127.0.0.1', says: 'Address the server listens on.' },
  LOTPROOF_PORT: { standard: '8460', says: 'Port the server listens on; 0 takes a free one.' },
  LOTPROOF_PUBLIC_URL: {
    standard: '',
    says: 'Address people reach the server under, when it is behind a proxy. An https address makes cookies secure.',
  },
  LOTPROOF_PROXY: {
    standard: '',
    says: 'Addresses or networks, separated by commas, of the proxy in front, whose X-Forwarded-For is believed.',
  },
  LOTPROOF_REQUEST_LIMIT: {
    standard: '16',
    says: 'Largest request body the server takes, in MiB.',
  },
  LOTPROOF_PAST_SPACE: {
    standard: '1024',
    says: 'Room in MiB, of memory and temporary files, in which the server keeps the last few ledgers as they stood (`asOf`), so that paging through the past does not replay it page by page. Four at most; 0 keeps none.',
  },
  LOTPROOF_BACKUP: {
    standard: '',
    says: 'Where the server has each firm backed up: a folder, in which every backup gets one of its own, or s3://BUCKET/PREFIX. Empty: it makes none.',
  },
  LOTPROOF_BACKUP_HOURS: { standard: '24', says: 'Hours between two such backups.' },
  LOTPROOF_RESTORE_TEST_DAYS: {
    standard: '7',
    says: 'Days between two trials in which the server has the newest of them restored and verified; About says when it last passed.',
  },
  LOTPROOF_S3_ENDPOINT: {
    standard: '',
    says: 'Address of the server for backups to `s3://BUCKET/PREFIX`, such as https://minio.example:9000. Empty: Amazon S3. Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or as other tools of Amazon find them.',
  },
  LOTPROOF_S3_REGION: { standard: 'us-east-1', says: 'Region of the bucket for backups.' },
  LOTPROOF_SMTP_HOST: {
    standard: '',
    says: 'Your mail server, by which recall notices are sent. Empty: notices are sent by hand.',
  },
  LOTPROOF_SMTP_PORT: { standard: '587', says: 'Port of the mail server; 465 is usual with `tls`.' },
  LOTPROOF_SMTP_SECURITY: {
    standard: 'starttls',
    says: 'How the way to the mail server is encrypted: `starttls` (refused where the server offers none), `tls` from the start, or `none`, for a server on the same machine.',
  },
  LOTPROOF_SMTP_USER: {
    standard: '',
    says: 'Name to sign in to the mail server with. Empty: it asks for none.',
  },
  LOTPROOF_SMTP_PASSWORD_FILE: {
    standard: '',
    says: 'File with the password of the mail server, read whenever something is sent. It goes before LOTPROOF_SMTP_PASSWORD.',
  },
  LOTPROOF_SMTP_PASSWORD: {
    standard: '',
    says: 'The password itself, where no file holds it. It is written to no record and no log.',
  },
  LOTPROOF_SMTP_FROM: { standard: '', says: 'E-mail address that notices come from, and are answered to.' },
  LOTPROOF_LOG: { standard: 'info', says: 'error, warn, info or debug: how much the server logs.' },
} as const;
export type SettingName = keyof typeof SETTINGS;

/** The settings in force: from the environment, else the standard. Only main.ts reads the environment. */
export type Settings = Readonly<Record<SettingName, string>>;

export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = (name: SettingName): string => environment[name] ?? SETTINGS[name].standard;
  return {
    LOTPROOF_DATA: read('LOTPROOF_DATA'),
    LOTPROOF_DATABASE: read('LOTPROOF_DATABASE'),
    LOTPROOF_FIRM: read('LOTPROOF_FIRM'),
    LOTPROOF_ACTOR: read('LOTPROOF_ACTOR'),
    LOTPROOF_HOST: read('LOTPROOF_HOST'),
    LOTPROOF_PORT: read('LOTPROOF_PORT'),
    LOTPROOF_PUBLIC_URL: read('LOTPROOF_PUBLIC_URL'),
    LOTPROOF_PROXY: read('LOTPROOF_PROXY'),
    LOTPROOF_REQUEST_LIMIT: read('LOTPROOF_REQUEST_LIMIT'),
    LOTPROOF_PAST_SPACE: read('LOTPROOF_PAST_SPACE'),
    LOTPROOF_BACKUP: read('LOTPROOF_BACKUP'),
    LOTPROOF_BACKUP_HOURS: read('LOTPROOF_BACKUP_HOURS'),
    LOTPROOF_RESTORE_TEST_DAYS: read('LOTPROOF_RESTORE_TEST_DAYS'),
    LOTPROOF_S3_ENDPOINT: read('LOTPROOF_S3_ENDPOINT'),
    LOTPROOF_S3_REGION: read('LOTPROOF_S3_REGION'),
    LOTPROOF_SMTP_HOST: read('LOTPROOF_SMTP_HOST'),
    LOTPROOF_SMTP_PORT: read('LOTPROOF_SMTP_PORT'),
    LOTPROOF_SMTP_SECURITY: read('LOTPROOF_SMTP_SECURITY'),
    LOTPROOF_SMTP_USER: read('LOTPROOF_SMTP_USER'),
    LOTPROOF_SMTP_PASSWORD_FILE: read('LOTPROOF_SMTP_PASSWORD_FILE'),
    LOTPROOF_SMTP_PASSWORD: read('LOTPROOF_SMTP_PASSWORD'),
    LOTPROOF_SMTP_FROM: read('LOTPROOF_SMTP_FROM'),
    LOTPROOF_LOG: read('LOTPROOF_LOG'),
  };
}
