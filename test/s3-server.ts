import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What we use of the server, which comes without types. */
interface S3Server {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

/** A real server that speaks S3, on a free port, with one bucket. It takes any key. */
export interface Bucket {
  /** Where objects lie as files: `NAME._S3rver_object`. */
  readonly folder: string;
  readonly endpoint: string;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openBucket(name: string): Promise<Bucket> {
  // The package is one function that makes a server; it has no types to import.
  const Server = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server;
  const folder = mkdtempSync(path.join(tmpdir(), 'lotproof-s3-'));
  const server = new Server({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder, vhostBuckets: false },
    configureBuckets: [{ name, configs: [] }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${String(port)}`;
  return {
    folder: path.join(folder, name),
    endpoint,
    // What people set; this server takes any.
    environment: {
      ...{ LOTPROOF_S3_ENDPOINT: endpoint, AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
