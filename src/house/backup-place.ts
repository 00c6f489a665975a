import { LotproofError } from '../kit/errors.ts';
import { openObjectStore } from './object-store.ts';
import type { ObjectStore, StoreAddress } from './object-store.ts';
import type { Settings } from './settings.ts';

const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;

/** Environment variables that every tool for S3 takes keys from. They are read at the edge and never kept. */
const KEY_ID = 'AWS_ACCESS_KEY_ID';
const KEY_SECRET = 'AWS_SECRET_ACCESS_KEY';

/** Whether a place for backups is a store and no folder. */
export function isStore(place: string): boolean {
  return place.startsWith('s3:');
}

/** Opens the store at an address `s3://BUCKET/PREFIX`. Throws `usage` for another one. */
export async function openStore(
  place: string,
  settings: Settings,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ObjectStore> {
  return openObjectStore(addressOf(place, settings, environment));
}

function addressOf(
  place: string,
  settings: Settings,
  environment: Readonly<Record<string, string | undefined>>,
): StoreAddress {
  const [, bucket, prefix = ''] = S3.exec(place) ?? [];
  if (bucket === undefined)
    throw new LotproofError(
      'usage',
      `"${place}" is no address of a store: s3://BUCKET or s3://BUCKET/PREFIX.`,
    );
  const [accessKeyId, secretAccessKey] = [environment[KEY_ID], environment[KEY_SECRET]];
  return {
    bucket,
    prefix: prefix.replaceAll(/^\/+|\/+$/g, ''),
    endpoint: settings.LOTPROOF_S3_ENDPOINT,
    region: settings.LOTPROOF_S3_REGION,
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { keys: { accessKeyId, secretAccessKey } }),
  };
}
