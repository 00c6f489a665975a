import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type * as S3 from '@aws-sdk/client-s3';
import type { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { LotproofError } from '../kit/errors.ts';

/** Where objects lie: `s3://BUCKET/PREFIX`, and how its server is reached. */
export interface StoreAddress {
  readonly bucket: string;
  /** Without slashes at its ends; empty: none. */
  readonly prefix: string;
  /** Of the server; empty: that of Amazon. */
  readonly endpoint: string;
  readonly region: string;
  /** Absent: as the SDK finds it (profiles, roles of the machine). */
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A store that speaks S3: whole objects by key, nothing else. */
export interface ObjectStore {
  put(key: string, bytes: Buffer): Promise<void>;
  /** In parts, so that memory stays bounded however large the file is. */
  putFile(key: string, path: string): Promise<void>;
  /** Size in bytes; null: there is no such object. */
  sizeOf(key: string): Promise<number | null>;
  /** Null: there is no such object. */
  get(key: string): Promise<Buffer | null>;
  /** Writes an object to a path and gives its SHA-256; null: there is no such object. */
  getFile(key: string, path: string): Promise<string | null>;
  /** Keys that begin so, sorted. */
  list(prefix: string): Promise<string[]>;
  close(): void;
}

const PART_BYTES = 16 * 1024 * 1024;

/** Opens a store; the library is loaded only now. Errors of the server and the way there become `database-unavailable`. */
export async function openObjectStore(address: StoreAddress): Promise<ObjectStore> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    region: address.region,
    ...(address.endpoint === '' ? {} : { endpoint: address.endpoint, forcePathStyle: true }),
    ...(address.keys === undefined ? {} : { credentials: address.keys }),
    // Servers of others often know no checksums in trailers. What is carried has its SHA-256 anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const { bucket: Bucket, prefix } = address;
  const at = (key: string): Place => ({ Bucket, Key: prefix === '' ? key : `${prefix}/${key}` });
  const asked = <Result>(work: () => Promise<Result>): Promise<Result> => answered(address, work);
  return {
    put: (key, bytes) => asked(() => putWhole(sdk, client, at(key), bytes)),
    putFile: (key, path) => asked(() => putInParts(sdk, client, at(key), path)),
    sizeOf: (key) =>
      asked(async () => {
        const found = await whenThere(() => client.send(new sdk.HeadObjectCommand(at(key))));
        return found?.ContentLength ?? null;
      }),
    get: (key) =>
      asked(async () => {
        const stream = await bodyOf(sdk, client, at(key));
        return stream === null ? null : Buffer.concat(await Array.fromAsync(stream));
      }),
    getFile: (key, path) =>
      asked(async () => {
        const stream = await bodyOf(sdk, client, at(key));
        return stream === null ? null : writeOut(stream, path);
      }),
    list: (start) =>
      asked(async () => (await keysOf(sdk, client, at(start))).map((key) => key.slice(at('').Key.length))),
    close: () => client.destroy(),
  };
}

async function putWhole(sdk: Sdk, client: S3Client, place: Place, bytes: Buffer): Promise<void> {
  const sum = createHash('sha256').update(bytes).digest('base64');
  const whole = { ...place, Body: bytes, ContentLength: bytes.length, ChecksumSHA256: sum };
  await client.send(new sdk.PutObjectCommand(whole));
}

async function bodyOf(sdk: Sdk, client: S3Client, place: Place): Promise<AsyncIterable<Uint8Array> | null> {
  const found = await whenThere(() => client.send(new sdk.GetObjectCommand(place)));
  // In Node the body of an answer is a stream of bytes.
  return (found?.Body as AsyncIterable<Uint8Array> | undefined) ?? null;
}

/** Whole keys, page by page. */
async function keysOf(sdk: Sdk, client: S3Client, { Bucket, Key: Prefix }: Place): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const more = next === undefined ? {} : { ContinuationToken: next };
    const page = await client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, ...more }));
    found.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    next = page.NextContinuationToken;
  } while (next !== undefined);
  return found.sort();
}

type Sdk = typeof S3;
interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** Small files at once, others in parts; what was begun and not finished is taken back. */
async function putInParts(sdk: Sdk, client: S3Client, place: Place, path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size <= PART_BYTES) {
      await client.send(
        new sdk.PutObjectCommand({ ...place, Body: await read(file, 0, size), ContentLength: size }),
      );
      return;
    }
    const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place));
    const begun = { ...place, UploadId };
    try {
      const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
      for (let from = 0; from < size; from += PART_BYTES) {
        const PartNumber = Parts.length + 1;
        const Body = await read(file, from, Math.min(PART_BYTES, size - from));
        const sent = await client.send(
          new sdk.UploadPartCommand({ ...begun, PartNumber, Body, ContentLength: Body.length }),
        );
        Parts.push({ ETag: sent.ETag, PartNumber });
      }
      await client.send(new sdk.CompleteMultipartUploadCommand({ ...begun, MultipartUpload: { Parts } }));
    } catch (error) {
      await client.send(new sdk.AbortMultipartUploadCommand(begun));
      throw error;
    }
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new LotproofError('internal', 'A file became shorter while it was sent.');
    done += bytesRead;
  }
  return bytes;
}

async function writeOut(stream: AsyncIterable<Uint8Array>, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    for await (const piece of stream) {
      hash.update(piece);
      await file.write(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** SHA-256 of a file, in hexadecimal. */
export async function sumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  // A stream of bytes, though its type leaves open what comes.
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}

async function whenThere<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket') return null;
    throw error;
  }
}

async function answered<Result>(
  { bucket, endpoint }: StoreAddress,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LotproofError) throw error;
    const where = endpoint === '' ? 'Amazon S3' : endpoint;
    const says = error instanceof Error ? `${error.name} ${error.message}`.trim() : String(error);
    throw new LotproofError(
      'database-unavailable',
      `The bucket ${bucket} at ${where} does not answer as it should: ${says}`,
      [],
      error,
    );
  }
}

function statusOf(error: unknown): number | undefined {
  // Errors of the SDK say which status the server sent; others have none.
  return (error as Partial<S3ServiceException>).$metadata?.httpStatusCode;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
