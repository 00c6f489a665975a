import { keepContent, contentHash } from '../domain/evidence/file-content-store.ts';
import { ANSWER_STOCK } from '../domain/recall/notice.ts';
import type { NoticeAnswer } from '../domain/recall/notice.ts';
import type { Draft } from '../ledger/draft.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { record } from '../ledger/record.ts';
import { plainFileName } from '../kit/file-name.ts';
import { NUMBER_LIMIT } from '../kit/span.ts';

/** Answers that one notice takes by its links; whoever sends more is to call. */
export const ANSWERS_MOST = 50;
export const PHOTOS_MOST = 3;
export const PHOTO_BYTES = 6 * 1024 * 1024;

const COUNTS = ['found', 'isolated', 'returned', 'destroyed', 'sold'] as const;
export type AnswerCount = (typeof COUNTS)[number];

/** What is wrong with an answer as it was filled in. */
export type AnswerFault =
  { readonly fault: 'stock' | 'none' | 'photo' } | { readonly fault: 'count'; readonly field: AnswerCount };

/** A form as it came: texts by field, and photos. */
export interface AnswerForm {
  readonly texts: Readonly<Record<string, string>>;
  readonly photos: readonly Buffer[];
}

export interface ReadAnswer {
  readonly body: Omit<NoticeAnswer, 'notice' | 'answeredOn' | 'files'>;
  readonly photos: readonly { readonly bytes: Buffer; readonly mediaType: string; readonly ending: string }[];
}

/** The answer that a form holds, or everything that is wrong with it. */
export function readAnswer({ texts, photos }: AnswerForm): ReadAnswer | readonly AnswerFault[] {
  const faults: AnswerFault[] = [];
  const stock = ANSWER_STOCK.find((one) => one === texts['stock']);
  if (stock === undefined) faults.push({ fault: 'stock' });
  const counts: Partial<Record<AnswerCount, number>> = {};
  for (const field of COUNTS) {
    const count = countIn(texts[field] ?? '');
    if (count === 'wrong') faults.push({ fault: 'count', field });
    else if (count !== null) counts[field] = count;
  }
  if (stock === 'none' && (counts.found ?? 0) > 0) faults.push({ fault: 'none' });
  const pictures = photos.map(pictureIn);
  const sound = pictures.filter((one) => one !== null);
  if (photos.length > PHOTOS_MOST || sound.length < pictures.length) faults.push({ fault: 'photo' });
  if (stock === undefined || faults.length > 0) return faults;
  const [by, note] = [lineIn(texts['by']).slice(0, 200), (texts['note'] ?? '').trim().slice(0, 4_000)];
  return {
    body: {
      ...{ way: 'link', received: true, stock, ...counts },
      ...(by === '' ? {} : { by }),
      ...(note === '' ? {} : { note }),
    },
    photos: sound,
  };
}

/** Digits as people type them: with commas or spaces between, or in full width. Null: left empty. */
function countIn(text: string): number | 'wrong' | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (plain === '') return null;
  if (!/^\d{1,10}$/.test(plain) || Number(plain) > NUMBER_LIMIT) return 'wrong';
  return Number(plain);
}

function lineIn(text: string | undefined): string {
  return (text ?? '').replaceAll(/[\s\p{C}]+/gu, ' ').trim();
}

const PICTURES = [
  { mediaType: 'image/jpeg', ending: 'jpg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', ending: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/webp', ending: 'webp', begins: [0x52, 0x49, 0x46, 0x46] },
] as const;

/** What kind of picture it is, by how it begins and never by what its name says; null: none that we take. */
function pictureIn(bytes: Buffer): ReadAnswer['photos'][number] | null {
  if (bytes.length > PHOTO_BYTES) return null;
  const found = PICTURES.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  if (found === undefined) return null;
  if (found.ending === 'webp' && bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  return { bytes, mediaType: found.mediaType, ending: found.ending };
}

interface Answering {
  readonly ledger: Ledger;
  /** Where the firm keeps contents of files. */
  readonly dataFolder: string;
  readonly notice: { readonly id: string; readonly code: string };
  /** Id of the link it came by: the actor of what is recorded. */
  readonly link: string;
  /** Given out with the form: sent twice, the answer is recorded once. */
  readonly nonce: string;
  readonly now: string;
  readonly newId: () => string;
}

/** Records an answer with its photos, in one command. */
export async function recordAnswer(of: Answering, { body, photos }: ReadAnswer): Promise<void> {
  const { notice, link, nonce, now, newId } = of;
  for (const { bytes } of photos) keepContent(of.dataFolder, bytes);
  const files = photos.map(({ bytes, mediaType, ending }, at): Draft & { action: 'record' } => ({
    ...{ action: 'record', kind: 'file', id: newId() },
    body: {
      ...{ sha256: contentHash(bytes), sizeBytes: bytes.length, mediaType, kept: true },
      name: plainFileName(`answer-${notice.code}-${String(at + 1)}.${ending}`),
      of: [{ kind: 'recall-notice', id: notice.id }],
    },
  }));
  const answer: NoticeAnswer = {
    ...{ notice: notice.id, answeredOn: now.slice(0, 10), ...body },
    ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
  };
  const hand = { actor: `link:${link}`, at: now, command: `answer:${link}:${nonce}`, newId };
  const draft: Draft = { action: 'record', kind: 'notice-answer', id: newId(), body: answer };
  await record(of.ledger, hand, (end) => end.append([...files, draft]));
}
